# Appends numbers for ever.
# cpu_ms: 4000

a = []
i = 10**20
while True:
    i += 1
    a.append(i)
