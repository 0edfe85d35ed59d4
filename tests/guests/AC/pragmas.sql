-- Turns every setting that could matter: none makes a file or a wrong answer.
-- input: CREATE TABLE t(x); INSERT INTO t VALUES (3), (4);

PRAGMA temp_store = FILE;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE t(y)' WHERE name = 't';
CREATE TEMP TABLE s AS SELECT * FROM t;
SELECT sum(x) FROM s;
