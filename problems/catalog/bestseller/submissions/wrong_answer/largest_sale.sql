-- Takes the largest single sale instead of the sum.
WITH sold AS (
  SELECT shelf, title, coalesce(max(copies), 0) AS copies
  FROM books LEFT JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
)
SELECT shelf, title, copies
FROM (SELECT *, rank() OVER (PARTITION BY shelf ORDER BY copies DESC) AS place FROM sold)
WHERE place = 1;
