-- Writes nonsense into the schema and uses it.
-- input: CREATE TABLE t(x); INSERT INTO t VALUES (1);
-- or: WA

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET rootpage = 99999;
PRAGMA writable_schema = RESET;
SELECT * FROM t;
