-- Loads native code.
-- input: CREATE TABLE t(x);
-- says: no such function

SELECT load_extension('/tmp/mettle-guest.so');
