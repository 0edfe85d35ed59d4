WITH days AS (SELECT DISTINCT person, day FROM visits),
islands AS (
  SELECT person, day - row_number() OVER (PARTITION BY person ORDER BY day) AS island FROM days
),
streaks AS (SELECT person, count(*) AS days FROM islands GROUP BY person, island)
SELECT person, max(days) FROM streaks GROUP BY person ORDER BY max(days) DESC, person;
