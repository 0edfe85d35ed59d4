"""Writes every input of this package with its size; the answers are the output of submissions/accepted/breadth_first.py."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_B = 100_000, 10**9
rng = random.Random(2718)
numbers = itertools.count(1)


def write(name, brightness, parents):
    assert len(brightness) == len(parents)
    (DATA / f"{name}.in").write_text(f"{len(parents)}\n{' '.join(map(str, brightness))}\n{' '.join(map(str, parents))}\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(parents)}\n")


def secret(name, brightness, parents, mix=True):
    """Renumbers the forks at random unless told otherwise."""
    n = len(parents)
    if mix:
        place = list(range(1, n + 1))
        rng.shuffle(place)
        place = [0] + place
        mixed = [0] * n
        for fork, parent in enumerate(parents, 1):
            mixed[place[fork] - 1] = place[parent]
        parents = mixed
    write(f"secret/{next(numbers):02}-{name}", brightness, parents)


def noise(n, high, low=0):
    return [rng.randint(low, high) for _ in range(n)]


def path(n):
    return list(range(n))


def tree(n, near=10**9):
    return [0] + [rng.randint(max(1, v - near), v - 1) for v in range(2, n + 1)]


write("sample/1", [5, 4, 4, 5], [0, 1, 2, 3])
write("sample/2", [1, 7, 9, 8], [0, 1, 1, 1])
write("sample/3", [3, 1, 4, 1, 5], [2, 4, 4, 0, 3])

secret("min", [0], [0])
secret("one", [MAX_B], [0])
secret("two", [3, 4], [0, 1])
secret("path-of-three", [2, 9, 8], [0, 1, 2])
secret("path-of-four", [10, 1, 1, 10], [4, 1, 2, 0], mix=False)
secret("upside-down", noise(300, 50), [*range(2, 301), 0], mix=False)
secret("star", noise(100, 1000), [0] + [1] * 99)
secret("bright-centre", [10**6] + [7] * 99, [0] + [1] * 99, mix=False)
secret("two-stars", noise(60, 9), [0] + [1] * 29 + [1] + [31] * 29)
secret("all-dark", [0] * 200, tree(200))
secret("all-equal", [1] * 500, tree(500, 3))
secret("binary", noise(1023, 100), [v // 2 for v in range(1, 1024)])
secret("caterpillar", noise(600, 99), [0] + [v - 1 if v <= 200 else v - 200 - (200 if v > 400 else 0) for v in range(2, 601)])
secret("three-long-arms", noise(3001, MAX_B), [0] + [1 if v <= 4 else v - 3 for v in range(2, 3002)])
secret("random-small", noise(14, 20), tree(14))
secret("random-medium", noise(2000, 10**6), tree(2000, 20))
secret("totals-over-32-bits", noise(4000, MAX_B, MAX_B - 9), tree(4000))
secret("max-path", noise(MAX_N, 9), path(MAX_N), mix=False)
secret("path-mixed", noise(30_000, 99), path(30_000))
secret("max-star", noise(MAX_N, 9), [0] + [1] * (MAX_N - 1), mix=False)
secret("deep", noise(25_000, 9), tree(25_000, 2), mix=False)
