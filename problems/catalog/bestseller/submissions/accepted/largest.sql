-- The largest sum of each shelf, joined to the books that reach it.
WITH sold AS (
  SELECT books.id, shelf, title, coalesce(sum(copies), 0) AS copies
  FROM books LEFT JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
),
best AS (SELECT shelf, max(copies) AS copies FROM sold GROUP BY shelf)
SELECT sold.shelf, sold.title, sold.copies
FROM sold JOIN best ON best.shelf = sold.shelf AND best.copies = sold.copies
ORDER BY sold.title
