-- Attaches a file as a database.
-- or: CE
ATTACH DATABASE '/tmp/mettle-guest.db' AS other;
SELECT 7;
