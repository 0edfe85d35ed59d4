# Nests a hundred thousand parentheses.
# expand: yes
# or: RTE

print(⟦50000*(⟧7⟦50000*)⟧)
