# Does not allow spending the whole budget.
import sys

n, budget, *prices = map(int, sys.stdin.buffer.read().split())
start = total = best = 0
for end, price in enumerate(prices):
    total += price
    while start <= end and total >= budget:
        total -= prices[start]
        start += 1
    best = max(best, end - start + 1)
print(best)
