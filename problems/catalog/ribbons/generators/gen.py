"""Writes every input of this package with its size; the answers are the output of submissions/accepted/bisect.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_K, MAX_LENGTH = 40_000, 10**9, 10**6
rng = random.Random(5)
numbers = itertools.count(1)


def write(name, k, rolls):
    (DATA / f"{name}.in").write_text(f"{len(rolls)} {k}\n{' '.join(map(str, rolls))}\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(rolls)}\n")


def secret(name, k, rolls):
    write(f"secret/{next(numbers):02}-{name}", k, rolls)


def rolls(n, low, high):
    return [rng.randint(low, high) for _ in range(n)]


write("sample/1", 5, [100, 70, 40])
write("sample/2", 3, [10])
write("sample/3", 3, [9, 9])

secret("min", 1, [1])
secret("one-long", 1, [MAX_LENGTH])
secret("one-roll-seven", 7, [MAX_LENGTH])
secret("tiny-pieces", MAX_K, [1])
secret("one-roll-many", MAX_K, [MAX_LENGTH])
secret("longest-only", 1, [3, 999_983, 17, 5])
secret("short-rolls-useless", 3, [300_000] + [1] * 500)
secret("equal-rolls", 101, [1000] * 100)
secret("just-enough", 100, [1000] * 100)
secret("thirds", 31, [10, 20, 30, 40])
secret("two-thirds", 1000, [2] * 600 + [1] * 250)
secret("primes", 997, [p for p in range(2, 3000) if all(p % d for d in range(2, int(p**0.5) + 1))])
secret("random-small", 77, rolls(30, 1, 50))
secret("random-medium", 5000, rolls(1000, 1, 10**4))
secret("random-wide", 123_456, rolls(3000, 1, MAX_LENGTH))
secret("max-few-ribbons", 17, rolls(MAX_N, 1, 999))
secret("max-one-each", MAX_N, [MAX_LENGTH - 1] * 10_000 + [9] * 30_000)
secret("max-ribbons", MAX_K, rolls(MAX_N, 1, MAX_LENGTH))
secret("max-tiny", MAX_K, [1] * MAX_N)
secret("max-prime-ribbons", 999_999_937, rolls(MAX_N, 900, 999))
