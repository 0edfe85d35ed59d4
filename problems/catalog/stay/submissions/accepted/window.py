import sys

n, budget, *prices = map(int, sys.stdin.buffer.read().split())
# The window never shrinks: it moves on when it is too expensive and grows when it is not.
start = total = 0
for price in prices:
    total += price
    if total > budget:
        total -= prices[start]
        start += 1
print(n - start)
