-- Sums up all sales again for every pair of books.
SELECT shelf, title,
  (SELECT coalesce(sum(copies), 0) FROM sales WHERE book_id = one.id) AS copies
FROM books AS one
WHERE NOT EXISTS (
  SELECT 1 FROM books AS other
  WHERE other.shelf = one.shelf
    AND (SELECT coalesce(sum(copies), 0) FROM sales WHERE +book_id = other.id)
      > (SELECT coalesce(sum(copies), 0) FROM sales WHERE +book_id = one.id)
);
