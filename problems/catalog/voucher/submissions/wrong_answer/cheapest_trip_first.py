# Takes the cheapest trip without the voucher and makes its most expensive ride free.
import heapq
import sys

n, m, *numbers = map(int, sys.stdin.buffer.read().split())
lines = [[] for _ in range(n + 1)]
for u, v, price in zip(numbers[::3], numbers[1::3], numbers[2::3]):
    lines[u].append((v, price))
    lines[v].append((u, price))
best = {}
heap = [(0, 0, 1)]
while heap:
    paid, minus_highest, station = heapq.heappop(heap)
    if station in best:
        continue
    best[station] = paid + minus_highest
    for following, price in lines[station]:
        if following not in best:
            heapq.heappush(heap, (paid + price, min(minus_highest, -price), following))
print(best.get(n, -1))
