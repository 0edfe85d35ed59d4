# Tries every set of forks, fork by fork.
import sys

sys.setrecursionlimit(200_000)
numbers = list(map(int, sys.stdin.buffer.read().split()))
n = numbers[0]
brightness = [0] + numbers[1 : n + 1]
parents = [0] + numbers[n + 1 :]
neighbours = [set() for _ in range(n + 1)]
for fork in range(1, n + 1):
    if parents[fork]:
        neighbours[fork].add(parents[fork])
        neighbours[parents[fork]].add(fork)
forks = sorted(range(1, n + 1), key=lambda fork: len(neighbours[fork]))
lit = [False] * (n + 1)


def possible(fork):
    return not any(lit[near] or any(lit[next] for next in neighbours[near]) for near in neighbours[fork])


def choose(index):
    if index == n:
        return 0
    best = choose(index + 1)
    fork = forks[index]
    if possible(fork):
        lit[fork] = True
        best = max(best, brightness[fork] + choose(index + 1))
        lit[fork] = False
    return best


print(choose(0))
