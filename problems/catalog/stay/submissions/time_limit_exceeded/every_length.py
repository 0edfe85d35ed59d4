# Tries every length, and every first night for it.
import sys
from itertools import accumulate

n, budget, *prices = map(int, sys.stdin.buffer.read().split())
prefix = [0, *accumulate(prices)]
best = 0
for nights in range(1, n + 1):
    if any(end - start <= budget for start, end in zip(prefix, prefix[nights:])):
        best = nights
print(best)
