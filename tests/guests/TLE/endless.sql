-- Counts for ever.
-- input: CREATE TABLE t(x);

WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c;
