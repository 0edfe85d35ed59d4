# After every storm searches whether the ends of the cut cable are still connected.
import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, m, k = numbers[:3]
    us, vs = numbers[3 : 3 + 2 * m : 2], numbers[4 : 4 + 2 * m : 2]
    cables = [{} for _ in range(n + 1)]
    for cable, (u, v) in enumerate(zip(us, vs)):
        cables[u][cable] = v
        cables[v][cable] = u

    def reached(start):
        seen, stack = {start}, [start]
        while stack:
            for island in cables[stack.pop()].values():
                if island not in seen:
                    seen.add(island)
                    stack.append(island)
        return seen

    networks, seen = 0, set()
    for island in range(1, n + 1):
        if island not in seen:
            networks += 1
            seen |= reached(island)
    for storm in numbers[3 + 2 * m :]:
        u, v = us[storm - 1], vs[storm - 1]
        del cables[u][storm - 1], cables[v][storm - 1]
        if v not in reached(u):
            networks += 1
        print(networks)


main()
