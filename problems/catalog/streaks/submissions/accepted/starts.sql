-- Counts the starts of streaks up to each day.
WITH days AS (SELECT DISTINCT person, day FROM visits),
starts AS (
  SELECT person, day, day - 1 IS NOT lag(day) OVER (PARTITION BY person ORDER BY day) AS starts FROM days
),
numbered AS (SELECT person, sum(starts) OVER (PARTITION BY person ORDER BY day) AS streak FROM starts)
SELECT person, max(length) AS longest
FROM (SELECT person, count(*) AS length FROM numbered GROUP BY person, streak)
GROUP BY person
ORDER BY longest DESC, person;
