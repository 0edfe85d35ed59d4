-- Looks at every pair of days of a person, and counts the days between them.
WITH days AS (SELECT DISTINCT person, day FROM visits)
SELECT one.person, max(other.day - one.day + 1) AS longest
FROM days AS one JOIN days AS other ON other.person = one.person AND other.day >= one.day
WHERE (
  SELECT count(*) FROM days AS between_them
  WHERE between_them.person = one.person AND between_them.day BETWEEN one.day AND other.day
) = other.day - one.day + 1
GROUP BY one.person
ORDER BY longest DESC, one.person;
