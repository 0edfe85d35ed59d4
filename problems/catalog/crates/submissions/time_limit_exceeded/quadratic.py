# The longest increasing subsequence in quadratic time.
import sys

n, *numbers = map(int, sys.stdin.buffer.read().split())
done = []
for width, minus_height in sorted(zip(numbers[::2], [-height for height in numbers[1::2]])):
    inside = max((nested for height, nested in done if height < -minus_height), default=0)
    done.append((-minus_height, inside + 1))
print(max(nested for height, nested in done))
