# Wraps the rope around corner by corner, with a pass over all points for each.
import sys
from math import hypot

n, *numbers = map(int, sys.stdin.buffer.read().split())
points = list(set(zip(numbers[::2], numbers[1::2])))
start = corner = min(points)
length = 0
while len(points) > 1:
    ax, ay = corner
    bx, by = points[0] if points[0] != corner else points[1]
    for x, y in points:
        turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if turn < 0 or (turn == 0 and abs(x - ax) + abs(y - ay) > abs(bx - ax) + abs(by - ay)):
            bx, by = x, y
    length += hypot(bx - ax, by - ay)
    corner = bx, by
    if corner == start:
        break
print(f"{length:.9f}")
