-- Asks for the largest value there can be.
-- input: CREATE TABLE t(x);
-- or: RTE

SELECT length(hex(zeroblob(400000000)));
