import sys
from math import hypot


def half(points):
    chain = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(chain, chain[1:]))


n, *numbers = map(int, sys.stdin.buffer.read().split())
points = sorted(set(zip(numbers[::2], numbers[1::2])))
print(f"{half(points) + half(points[::-1]):.9f}")
