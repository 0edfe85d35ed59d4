# Lets a crate into another one of the same height.
import sys
from bisect import bisect_right

n, *numbers = map(int, sys.stdin.buffer.read().split())
ends = []
for width, minus_height in sorted(zip(numbers[::2], [-height for height in numbers[1::2]])):
    at = bisect_right(ends, -minus_height)
    ends[at : at + 1] = [-minus_height]
print(len(ends))
