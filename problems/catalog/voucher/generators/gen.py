"""Writes every input of this package with its size; the answers are the output of submissions/accepted/two_layers.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_M, MAX_PRICE = 30_000, 50_000, 10**9
rng = random.Random(1859)
numbers = itertools.count(1)


def write(name, n, lines):
    text = "".join(f"{u} {v} {price}\n" for u, v, price in lines)
    (DATA / f"{name}.in").write_text(f"{n} {len(lines)}\n{text}")
    (DATA / f"{name}.yaml").write_text(f"n: {n + len(lines)}\n")


def secret(name, n, lines, mix=True):
    """Shuffles the lines, their directions and the stations between the first and the last."""
    if mix:
        names = list(range(2, n))
        rng.shuffle(names)
        names = [0, 1, *names, n]
        lines = [(names[u], names[v], price) for u, v, price in lines]
        lines = [(v, u, price) if rng.random() < 0.5 else (u, v, price) for u, v, price in lines]
        rng.shuffle(lines)
    write(f"secret/{next(numbers):02}-{name}", n, lines)


def connected(n, m, high, low=0):
    """A random tree and more lines."""
    lines = [(rng.randint(max(1, v - 50), v - 1), v, rng.randint(low, high)) for v in range(2, n + 1)]
    while len(lines) < m:
        u, v = rng.randint(1, n), rng.randint(1, n)
        if u != v:
            lines.append((u, v, rng.randint(low, high)))
    return lines


def path(n, low, high):
    return [(v, v + 1, rng.randint(low, high)) for v in range(1, n)]


def doubling(choices):
    """In a row of choices the free way has two rides, the direct one costs a power of two, the largest first."""
    lines = []
    for i in range(choices):
        a, via, b = 2 * i + 1, 2 * i + 2, 2 * i + 3
        lines += [(a, b, 2 ** (choices - 1 - i)), (a, via, 0), (via, b, 0)]
    return 2 * choices + 1, lines


def grid(side, high):
    at = lambda i, j: i * side + j + 1
    lines = [(at(i, j), at(i, j + 1), rng.randint(1, high)) for i in range(side) for j in range(side - 1)]
    lines += [(at(i, j), at(i + 1, j), rng.randint(1, high)) for i in range(side - 1) for j in range(side)]
    return side * side, lines


write("sample/1", 4, [(1, 2, 5), (2, 4, 5), (1, 3, 1), (3, 4, 100)])
write("sample/2", 2, [(2, 1, 7)])
write("sample/3", 3, [(1, 2, 4)])

secret("no-lines", 2, [])
secret("two-rides", 3, [(1, 2, 3), (2, 3, 8)])
secret("free-already", 4, [(1, 2, 0), (2, 3, 0), (3, 4, 0)])
secret("parallel-lines", 3, [(1, 2, 9), (1, 2, 4), (2, 3, 6), (2, 3, 5), (2, 3, 5)])
secret("one-ride-beats-all", 5, [(1, 2, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (1, 5, MAX_PRICE)])
secret("unreachable", 6, [(1, 2, 1), (2, 3, 1), (1, 3, 5), (4, 5, 1), (5, 6, 1)])
secret("detour", 8, [(1, 2, 10), (2, 3, 10), (3, 8, 10), (1, 4, 4), (4, 5, 4), (5, 6, 4), (6, 7, 50), (7, 8, 4)])
secret("equal-prices", 12, connected(12, 25, 3, 3))
secret("random-small", 10, connected(10, 15, 20))
secret("random-medium", 300, connected(300, 700, 1000))
secret("dense", 120, connected(120, 5000, 10**6))
secret("two-big-rides", 4, [(1, 2, MAX_PRICE), (2, 3, MAX_PRICE), (3, 4, MAX_PRICE)])
secret("sum-over-32-bits", 2000, path(2000, MAX_PRICE - 1000, MAX_PRICE))
secret("path-with-shortcuts", 3000, path(3000, 10**6, 2 * 10**6) + [(v, v + 20, 3 * 10**7) for v in range(1, 2900, 7)])
secret("doubling", *doubling(29))
secret("two-islands", 8000, [line for line in connected(8000, 12_000, 9) if (line[0] <= 4000) == (line[1] <= 4000)])
secret("max-path-backwards", MAX_N, [(v + 1, v, v % 10) for v in range(MAX_N - 1, 0, -1)], mix=False)
secret("star", 4000, [(2, v, v % 7 + 1) for v in range(3, 4001)] + [(1, 2, 3)])
secret("grid", *grid(90, 9))
secret("max-random", MAX_N, connected(MAX_N, MAX_M, 999))
