"""Writes every input of this package with its size; the answers are the output of submissions/accepted/backwards.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_M = 20_000, 40_000
rng = random.Random(77)
numbers = itertools.count(1)


def write(name, n, cables, storms):
    text = "".join(f"{u} {v}\n" for u, v in cables)
    (DATA / f"{name}.in").write_text(f"{n} {len(cables)} {len(storms)}\n{text}{' '.join(map(str, storms))}\n")
    (DATA / f"{name}.yaml").write_text(f"n: {n + len(cables)}\n")


def secret(name, n, cables, storms=None):
    """Storms: a list of cables, how many random ones, or all of them in random order."""
    if not isinstance(storms, list):
        storms = rng.sample(range(1, len(cables) + 1), storms or len(cables))
    write(f"secret/{next(numbers):02}-{name}", n, cables, storms)


def noise(n, m):
    return [tuple(rng.sample(range(1, n + 1), 2)) for _ in range(m)]


def tree(n, near):
    return [(rng.randint(max(1, v - near), v - 1), v) for v in range(2, n + 1)]


def ring(n):
    return [(v, v % n + 1) for v in range(1, n + 1)]


def mixed(cables):
    cables = list(cables)
    rng.shuffle(cables)
    return cables


write("sample/1", 4, [(1, 2), (2, 3), (3, 1), (3, 4)], [3, 4, 1])
write("sample/2", 3, [(1, 2), (2, 1), (2, 3)], [1, 2])

secret("min", 2, [(1, 2)])
secret("double-cable", 2, [(1, 2), (2, 1)])
secret("survivor", 2, [(1, 2), (1, 2), (2, 1)], [3, 1])
secret("lonely-islands", 10, [(3, 7), (7, 9)])
secret("triangle", 3, ring(3))
secret("ring", 50, ring(50))
secret("ring-in-order", 100, ring(100), list(range(1, 101)))
secret("tree", 200, tree(200, 200))
secret("bridge-last", 40, ring(20) + [(u + 20, v + 20) for u, v in ring(20)] + [(1, 40)], list(range(1, 42)))
secret("bridge-first", 40, ring(20) + [(u + 20, v + 20) for u, v in ring(20)] + [(1, 40)], list(range(41, 0, -1)))
secret("complete", 40, mixed(itertools.combinations(range(1, 41), 2)))
secret("parallel", 30, mixed(ring(30) * 4))
secret("one-storm", 300, noise(300, 350), 1)
secret("random-small", 8, noise(8, 12))
secret("random-medium", 1000, noise(1000, 1500))
secret("two-islands", 2, [(1, 2)] * 5000)
# Joined naively in this order, the islands form one long chain whose far end is asked for last.
secret("long-chain", 5000, ring(5000), [5000])
secret("max-star", MAX_N, [(1, v) for v in range(2, MAX_N + 1)], 9000)
secret("max-path", MAX_N, mixed((v, v + 1) for v in range(1, MAX_N)), 9000)
secret("max-random", MAX_N, noise(MAX_N, MAX_M))
