WITH sold AS (
  SELECT shelf, title, coalesce(sum(copies), 0) AS copies
  FROM books LEFT JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY shelf ORDER BY copies DESC) AS place FROM sold
)
SELECT shelf, title, copies FROM ranked WHERE place = 1;
