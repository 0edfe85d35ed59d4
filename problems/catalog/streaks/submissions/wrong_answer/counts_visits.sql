-- Counts several visits on one day.
WITH islands AS (
  SELECT person, day - dense_rank() OVER (PARTITION BY person ORDER BY day) AS island FROM visits
)
SELECT person, max(days) FROM (SELECT person, count(*) AS days FROM islands GROUP BY person, island)
GROUP BY person ORDER BY max(days) DESC, person;
