# Tries to take and to leave each thing, without remembering anything.
import sys

n, capacity, *numbers = map(int, sys.stdin.read().split())
things = list(zip(numbers[::2], numbers[1::2]))


def pack(index, left):
    if index == n:
        return 0
    weight, value = things[index]
    best = pack(index + 1, left)
    if weight <= left:
        best = max(best, value + pack(index + 1, left - weight))
    return best


print(pack(0, capacity))
