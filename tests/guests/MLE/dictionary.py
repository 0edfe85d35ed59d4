# Fills a dictionary for ever.
# cpu_ms: 4000

d = {}
i = 0
while True:
    d[i] = str(i)
    i += 1
