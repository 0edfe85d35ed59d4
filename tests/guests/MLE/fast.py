# Appends megabytes.
# cpu_ms: 2000

a = []
while True:
    a.append(bytearray(1 << 20))
