WITH RECURSIVE total(n, sum) AS (
  SELECT 0, 0
  UNION ALL
  SELECT n + 1, sum + n + 1 FROM total WHERE n < 100000
)
SELECT sum FROM total WHERE n = 100000;
