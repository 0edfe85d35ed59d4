# Fills a dictionary with numbers that have the same hash.
M = 2**31 - 1
table = {}
for i in range(10**6):
    table[i * M] = i
print(7)
