# Recurses without end after taking the limit away.
# cpu_ms: 1000
# memory_mib: 24
# or: MLE TLE

import sys
sys.setrecursionlimit(2**31 - 1)

def f(n):
    return f(n + 1) + 1

f(0)
