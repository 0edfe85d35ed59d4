-- An inner join forgets books without sales.
WITH sold AS (
  SELECT shelf, title, sum(copies) AS copies
  FROM books JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
)
SELECT shelf, title, copies
FROM (SELECT *, rank() OVER (PARTITION BY shelf ORDER BY copies DESC) AS place FROM sold)
WHERE place = 1;
