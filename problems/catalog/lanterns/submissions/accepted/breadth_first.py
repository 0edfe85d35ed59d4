import sys


def main():
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
    alone = [0] * (n + 1)
    gain = [0] * (n + 1)
    for fork in reversed(order):
        below = parents[fork]
        dark = alone[fork] + gain[fork]
        lit[below] += alone[fork]
        alone[below] += dark
        gain[below] = max(gain[below], lit[fork] - dark)
    # Below the lowest fork stands the trunk, which is never lit.
    print(alone[0] + gain[0])


main()
