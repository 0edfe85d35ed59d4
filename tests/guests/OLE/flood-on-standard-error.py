# Prints to standard error for ever.
# cpu_ms: 2000

import sys
print(7)
while True:
    print("more", file=sys.stderr)
