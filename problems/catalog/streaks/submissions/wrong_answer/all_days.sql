-- Counts all days, with gaps or without.
SELECT person, count(DISTINCT day) FROM visits GROUP BY person ORDER BY 2 DESC, person;
