# Switches the collector off and makes cycles.
# cpu_ms: 3000

import gc
gc.disable()
while True:
    a = []
    a.append(a)
    a.append(bytearray(10000))
