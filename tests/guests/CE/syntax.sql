-- Is no SQL.
-- input: CREATE TABLE t(x);
-- says: main.sql:5:

SELEC 7;
