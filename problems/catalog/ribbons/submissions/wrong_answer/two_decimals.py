# Prints too few digits.
import sys

n, k, *rolls = map(int, sys.stdin.buffer.read().split())
enough, too_long = 0.0, max(rolls) + 1.0
for _ in range(50):
    length = (enough + too_long) / 2
    if sum([int(roll / length) for roll in rolls]) >= k:
        enough = length
    else:
        too_long = length
print(f"{enough:.2f}")
