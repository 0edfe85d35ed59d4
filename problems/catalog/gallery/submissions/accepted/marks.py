import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, q = numbers[:2]
    painters = numbers[2 : 2 + n]
    tours = [[] for _ in range(n + 1)]
    for tour, (l, r) in enumerate(zip(numbers[2 + n :: 2], numbers[3 + n :: 2])):
        tours[r].append((l, tour))
    tree = [0] * (n + 1)
    latest = {}
    answer = [0] * q
    for i, painter in enumerate(painters, 1):
        before = latest.get(painter, n + 1)
        latest[painter] = at = i
        while at <= n:
            tree[at] += 1
            at += at & -at
        while before <= n:
            tree[before] -= 1
            before += before & -before
        if tours[i]:
            # There are as many marks as painters so far.
            total = len(latest)
            for l, tour in tours[i]:
                at, earlier = l - 1, 0
                while at:
                    earlier += tree[at]
                    at &= at - 1
                answer[tour] = total - earlier
    print(*answer, sep="\n")


main()
