# Looks at all lines in rounds until nothing gets cheaper (Bellman-Ford).
import sys

n, m, *numbers = map(int, sys.stdin.buffer.read().split())
lines = list(zip(numbers[::3], numbers[1::3], numbers[2::3]))
never = 10**18
paid = [never] * (n + 1)
used = [never] * (n + 1)
paid[1] = 0
changed = True
while changed:
    changed = False
    for u, v, price in lines:
        for a, b in ((u, v), (v, u)):
            if paid[a] + price < paid[b]:
                paid[b] = paid[a] + price
                changed = True
            best = min(used[a] + price, paid[a])
            if best < used[b]:
                used[b] = best
                changed = True
print(used[n] if used[n] < never else -1)
