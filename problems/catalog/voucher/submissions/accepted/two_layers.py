import sys
from heapq import heappop, heappush


def main():
    n, m, *numbers = map(int, sys.stdin.buffer.read().split())
    lines = [[] for _ in range(n)]
    for u, v, price in zip(numbers[::3], numbers[1::3], numbers[2::3]):
        lines[u - 1].append((v - 1, price))
        lines[v - 1].append((u - 1, price))
    # State s < n: at station s with the voucher; n + s: without it.
    never = 10**18
    cost = [never] * (2 * n)
    cost[0] = 0
    heap = [(0, 0)]
    while heap:
        paid, state = heappop(heap)
        if paid > cost[state]:
            continue
        if state == 2 * n - 1:
            return paid
        if state < n:
            for station, price in lines[state]:
                if paid < cost[n + station]:
                    cost[n + station] = paid
                    heappush(heap, (paid, n + station))
                if paid + price < cost[station]:
                    cost[station] = paid + price
                    heappush(heap, (paid + price, station))
        else:
            for station, price in lines[state - n]:
                if paid + price < cost[n + station]:
                    cost[n + station] = paid + price
                    heappush(heap, (paid + price, n + station))
    return -1


print(main())
