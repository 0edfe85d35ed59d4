-- Opens another database.
-- input: CREATE TABLE t(x);
-- says: not authorized

ATTACH '/tmp/mettle-guest.db' AS other;
SELECT 7;
