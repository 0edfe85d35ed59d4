-- Nests fifty thousand parentheses.
-- expand: yes

print(⟦50000*(⟧7⟦50000*)⟧)
