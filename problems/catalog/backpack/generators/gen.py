"""Writes every input of this package with its size; the answers are the output of submissions/accepted/table.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, MAX_C, MAX_V = 200, 10_000, 10**9
rng = random.Random(8848)
numbers = itertools.count(1)


def write(name, capacity, things):
    text = "".join(f"{weight} {value}\n" for weight, value in things)
    (DATA / f"{name}.in").write_text(f"{len(things)} {capacity}\n{text}")
    (DATA / f"{name}.yaml").write_text(f"n: {len(things) * capacity}\n")


def secret(name, capacity, things):
    write(f"secret/{next(numbers):02}-{name}", capacity, things)


def things(n, weights, values):
    return [(rng.randint(*weights), rng.randint(*values)) for _ in range(n)]


write("sample/1", 50, [(12, 65), (21, 96), (29, 131)])
write("sample/2", 3, [(5, 10), (4, 1000)])
write("sample/3", 7, [(1, 1), (3, 0), (2, 8), (5, 9), (4, 12)])

secret("min", 1, [(1, 0)])
secret("one-fits-exactly", 10_000, [(10_000, 77)])
secret("one-gram-too-heavy", 9_999, [(10_000, 77)])
secret("all-fit", 1000, things(20, (1, 50), (1, 100)))
secret("nothing-fits", 9, things(50, (10, 10_000), (1, 1000)))
secret("useless", 500, things(100, (1, 20), (0, 0)))
secret("once-only", 100, [(1, 10), (60, 5), (60, 6)])
secret("heavy-beats-dense", 100, [(1, 2), (100, 100)])
secret("twins", 20, [(7, 5)] * 6)
secret("powers", 1023, [(2**i, 2**i) for i in range(10)] * 2)
secret("odd-capacity", 4999, [(2 * rng.randint(1, 100), rng.randint(1, 99)) for _ in range(120)] + [(1, 1)])
secret("weight-is-value", 5000, [(w, w) for w in (rng.randint(100, 900) for _ in range(60))])
secret("nearly-equal-ratios", 3000, [(w, 1000 * w + rng.randint(-500, 500)) for w in (rng.randint(50, 400) for _ in range(90))])
secret("random-small", 30, things(12, (1, 15), (0, 30)))
secret("random-medium", 2000, things(100, (1, 200), (1, 1000)))
secret("large-totals", 10_000, things(20, (10, 500), (9 * 10**8, MAX_V)))
secret("max-light", MAX_C, things(MAX_N, (1, 60), (1, MAX_V)))
secret("max-everything", MAX_C, [(50, MAX_V)] * MAX_N)
secret("max-random", MAX_C, things(MAX_N, (1, MAX_C), (0, MAX_V)))
secret("max-tight", MAX_C, [(w, w * 99_000 + rng.randint(0, 9)) for w in (rng.randint(300, 700) for _ in range(MAX_N))])
