# Recursive, but does not raise Python's recursion limit.
import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n = numbers[0]
    children = [[] for _ in range(n + 1)]
    for fork, parent in enumerate(numbers[n + 1 :], 1):
        children[parent].append(fork)

    def solve(fork):
        lit, alone, gain = numbers[fork], 0, 0
        for child in children[fork]:
            child_lit, child_dark, child_alone = solve(child)
            lit += child_alone
            alone += child_dark
            gain = max(gain, child_lit - child_dark)
        return lit, alone + gain, alone

    print(max(solve(children[0][0])))


main()
