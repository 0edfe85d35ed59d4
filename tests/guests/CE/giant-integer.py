# Has an integer of a hundred thousand digits.
# expand: yes
# says: digits

print(⟦100000*9⟧)
