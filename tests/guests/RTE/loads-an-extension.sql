-- Loads native code.
-- or: CE
SELECT load_extension('/usr/lib/mettle-guest.so');
