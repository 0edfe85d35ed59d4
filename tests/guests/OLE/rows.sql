-- Prints rows for ever.
-- input: CREATE TABLE t(x);
-- cpu_ms: 2000

WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT hex(zeroblob(500)) FROM c;
