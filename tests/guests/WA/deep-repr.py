# Prints a list that is nested twenty thousand deep.
# cpu_ms: 3000

a = []
for _ in range(20000):
    a = [a]
print(a)
