# Builds a list of lists that are all its own.
# cpu_ms: 4000

a = []
while True:
    a = [a, a[:]]
