-- The right rows under another name.
WITH sold AS (
  SELECT shelf, title, coalesce(sum(copies), 0) AS total
  FROM books LEFT JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
)
SELECT shelf, title, total
FROM (SELECT *, rank() OVER (PARTITION BY shelf ORDER BY total DESC) AS place FROM sold)
WHERE place = 1;
