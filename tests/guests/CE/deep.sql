-- Nests fifty thousand parentheses.
-- input: CREATE TABLE t(x);
-- expand: yes
-- or: RTE

SELECT ⟦50000*(⟧7⟦50000*)⟧;
