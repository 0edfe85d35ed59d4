# Prints a list that is nested a hundred thousand deep.
# cpu_ms: 3000

a = []
for _ in range(100000):
    a = [a]
print(a)
