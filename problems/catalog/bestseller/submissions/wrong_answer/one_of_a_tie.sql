-- Lists one book of those that share the first place.
SELECT shelf, title, max(copies) AS copies
FROM (
  SELECT shelf, title, coalesce(sum(copies), 0) AS copies
  FROM books LEFT JOIN sales ON sales.book_id = books.id
  GROUP BY books.id
)
GROUP BY shelf;
