-- Writes its database to a file.
-- input: CREATE TABLE t(x);

VACUUM INTO '/tmp/mettle-guest.db';
SELECT 7;
