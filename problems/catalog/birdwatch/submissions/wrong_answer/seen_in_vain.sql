-- Counts observers who have seen no bird.
SELECT species, count(DISTINCT observer) AS observers, max(birds) AS flock
FROM notes
WHERE observer IS NOT NULL
GROUP BY species
HAVING count(DISTINCT observer) >= 3
ORDER BY observers DESC, species;
