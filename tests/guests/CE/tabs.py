# Mixes tabs and blanks.

if 1:
        x = 1
	y = 2
print(7)
