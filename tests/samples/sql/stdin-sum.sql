WITH RECURSIVE words(word, rest) AS (
  SELECT NULL, group_concat(line, ' ') || ' ' FROM (SELECT line FROM input ORDER BY number)
  UNION ALL
  SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
  FROM words WHERE rest <> ''
)
SELECT sum(CAST(word AS INTEGER)) - (SELECT CAST(line AS INTEGER) FROM input WHERE number = 1)
FROM words;
