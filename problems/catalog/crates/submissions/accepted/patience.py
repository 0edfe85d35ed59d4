import sys
from bisect import bisect_left


def main():
    n, *numbers = map(int, sys.stdin.buffer.read().split())
    # One number for each crate: by width, then by falling height.
    crates = sorted([(width << 32) - height for width, height in zip(numbers[::2], numbers[1::2])])
    ends = []
    for crate in crates:
        height = -crate & 0xFFFFFFFF
        at = bisect_left(ends, height)
        if at == len(ends):
            ends.append(height)
        else:
            ends[at] = height
    print(len(ends))


main()
