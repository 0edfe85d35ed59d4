# Collects the painters of each tour in a set.
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, q = numbers[:2]
painters = numbers[2 : 2 + n]
for l, r in zip(numbers[2 + n :: 2], numbers[3 + n :: 2]):
    print(len(set(painters[l - 1 : r])))
