# Keeps neighbours apart, but allows two lanterns with a common neighbour.
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n = numbers[0]
lit = [0] + numbers[1 : n + 1]
parents = [0] + numbers[n + 1 :]
children = [[] for _ in range(n + 1)]
for fork in range(1, n + 1):
    children[parents[fork]].append(fork)
order = children[0][:]
for fork in order:
    order += children[fork]
dark = [0] * (n + 1)
for fork in reversed(order):
    lit[parents[fork]] += dark[fork]
    dark[parents[fork]] += max(lit[fork], dark[fork])
print(dark[0])
