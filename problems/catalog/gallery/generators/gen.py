"""Writes every input of this package with its size; the answers are the output of submissions/accepted/marks.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX, MAX_PAINTER = 60_000, 10**9
rng = random.Random(1503)
numbers = itertools.count(1)


def write(name, painters, tours):
    text = "".join(f"{l} {r}\n" for l, r in tours)
    (DATA / f"{name}.in").write_text(f"{len(painters)} {len(tours)}\n{' '.join(map(str, painters))}\n{text}")
    (DATA / f"{name}.yaml").write_text(f"n: {len(painters) + len(tours)}\n")


def secret(name, painters, tours):
    write(f"secret/{next(numbers):02}-{name}", painters, tours)


def painters(n, high, low=1):
    return [rng.randint(low, high) for _ in range(n)]


def tours(n, q, shortest=1):
    """Random tours of at least this many paintings."""
    result = []
    for _ in range(q):
        length = rng.randint(shortest, n)
        l = rng.randint(1, n - length + 1)
        result.append((l, l + length - 1))
    return result


def all_tours(n):
    return [(l, r) for l in range(1, n + 1) for r in range(l, n + 1)]


write("sample/1", [5, 2, 5, 5, 3], [(1, 4), (3, 4), (1, 5)])
write("sample/2", [1000000000], [(1, 1)])

secret("min", [1], [(1, 1), (1, 1)])
secret("two", [7, 7], all_tours(2))
secret("single-paintings", painters(100, 5), [(i, i) for i in range(100, 0, -1)])
secret("same-painter", [9] * 50, all_tours(50))
secret("all-different", rng.sample(range(1, 1000), 50), all_tours(50))
secret("alternating", [1, 2] * 30, all_tours(60)[::-1])
secret("back-again", [*range(1, 31), *range(30, 0, -1)], all_tours(60))
secret("side-by-side", [i // 7 + 1 for i in range(70)], all_tours(70))
secret("same-tour", painters(1000, 90), [(17, 980)] * 300)
secret("same-end", painters(1000, 300), [(l, 1000) for l in range(1, 1001)])
secret("same-start", painters(1000, 300), [(1, r) for r in range(1000, 0, -1)])
secret("random-small", painters(30, 8), tours(30, 100))
secret("random-medium", painters(3000, 700), tours(3000, 3000))
secret("large-numbers", painters(5000, MAX_PAINTER, MAX_PAINTER - 2000), tours(5000, 4000))
# Multiples of a bucket count end up in one bucket of some hash maps.
for buckets in (20_753, 25_717):
    unlucky = [buckets * i for i in range(1, 10_001)]
    secret(f"one-bucket-{buckets}", unlucky + unlucky[-3000:], tours(13_000, 50))
secret("powers-of-two", [2**rng.randint(0, 29) for _ in range(6000)], tours(6000, 3000))
secret("max-few-painters", painters(MAX, 9), tours(MAX, MAX, MAX - 100))
secret("one-long-tour", painters(20_000, 20_000), [(1, 20_000)])
secret("max-random", painters(MAX, 30_000), tours(MAX, 30_000, MAX - 4000))
