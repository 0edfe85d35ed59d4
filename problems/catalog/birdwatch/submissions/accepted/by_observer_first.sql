-- One row for each species and observer, then one for each species.
WITH seen AS (
  SELECT species, observer, max(birds) AS most
  FROM notes
  WHERE observer IS NOT NULL AND birds > 0
  GROUP BY species, observer
),
totals AS (SELECT species, count(*) AS observers, max(most) AS flock FROM seen GROUP BY species)
SELECT species, observers, flock
FROM totals
WHERE observers > 2
ORDER BY observers DESC, species ASC
