"""Writes every input of this package with its size; the answers are the output of submissions/accepted/patience.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_SIZE = 100_000, 10**9
rng = random.Random(354)
numbers = itertools.count(1)


def write(name, crates):
    text = "".join(f"{width} {height}\n" for width, height in crates)
    (DATA / f"{name}.in").write_text(f"{len(crates)}\n{text}")
    (DATA / f"{name}.yaml").write_text(f"n: {len(crates)}\n")


def secret(name, crates):
    crates = list(crates)
    rng.shuffle(crates)
    write(f"secret/{next(numbers):02}-{name}", crates)


def noise(n, high):
    return [(rng.randint(1, high), rng.randint(1, high)) for _ in range(n)]


def shuffled(n):
    values = list(range(1, n + 1))
    rng.shuffle(values)
    return values


write("sample/1", [(6, 7), (2, 3), (4, 5), (5, 4), (6, 2)])
write("sample/2", [(3, 1), (3, 2), (3, 9)])
write("sample/3", [(1000000000, 1000000000)])

secret("one", [(1, 1)])
secret("twins", [(5, 5), (5, 5)])
secret("pair", [(999_999_999, 999_999_999), (MAX_SIZE, MAX_SIZE)])
secret("turned", [(1, 2), (3, 1)])
secret("same-height", [(width, 7) for width in range(1, 200)])
secret("same-width", [(7, height) for height in range(1, 200)])
secret("all-equal", [(12, 12)] * 1000)
secret("falling", [(i, 1001 - i) for i in range(1, 1001)])
secret("rising", [(i, i) for i in range(1, 1001)])
secret("square-block", itertools.product(range(1, 31), repeat=2))
secret("steps", [(i // 3, i % 3 + i // 3) for i in range(3, 900)])
secret("greedy-trap", [(i, 1000 + i) for i in range(1, 301)] + [(400 + i, i) for i in range(1, 501)])
secret("small-values", noise(2000, 12))
secret("random-small", noise(50, 40))
secret("random-medium", noise(4000, 4000))
secret("large-values", noise(5000, MAX_SIZE))
secret("max-rising", [(i // 1000, i // 1000) for i in range(1000, MAX_N + 1000)])
secret("max-few-sizes", noise(MAX_N, 99))
secret("permutation", zip(shuffled(30_000), shuffled(30_000)))
secret("almost-rising", [(max(1, i + rng.randint(-9, 9)), i + 9) for i in range(20_000)])
