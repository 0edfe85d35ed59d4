# Frees a chain of objects a million long, then fails.
# cpu_ms: 2000
# says: exit code 5

a = None
for _ in range(300000):
    a = (a,)
a = None
raise SystemExit(5)
