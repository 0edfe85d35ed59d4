WITH RECURSIVE words(word, rest) AS (
  SELECT NULL, group_concat(line, ' ') || ' ' FROM (SELECT line FROM input WHERE number = 2 ORDER BY number)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
  FROM words WHERE rest <> ''
)
SELECT group_concat(n, ' ') FROM (SELECT CAST(word AS INTEGER) AS n FROM words WHERE word IS NOT NULL ORDER BY n);

WITH RECURSIVE words(word, rest) AS (
  SELECT NULL, group_concat(line, ' ') || ' ' FROM (SELECT line FROM input WHERE number = 2 ORDER BY number)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
  FROM words WHERE rest <> ''
)
SELECT group_concat(n, ' ') FROM (SELECT CAST(word AS INTEGER) AS n FROM words WHERE word IS NOT NULL ORDER BY n DESC);
