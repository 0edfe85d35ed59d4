-- Keeps every number.
-- input: CREATE TABLE t(x);
-- cpu_ms: 4000

INSERT INTO t WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT hex(zeroblob(1000)) || n FROM c;
