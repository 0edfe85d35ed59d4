"""Writes every input of this package with its size; the answers are the output of submissions/accepted/window.py."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N = 200_000
rng = random.Random(42)
numbers = itertools.count(1)


def write(name, budget, prices):
    (DATA / f"{name}.in").write_text(f"{len(prices)} {budget}\n{' '.join(map(str, prices))}\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(prices)}\n")


def secret(name, budget, prices):
    write(f"secret/{next(numbers):02}-{name}", budget, prices)


def prices(n, low, high):
    return [rng.randint(low, high) for _ in range(n)]


write("sample/1", 8, [5, 3, 1, 4, 9, 2])
write("sample/2", 20, [90, 45, 70])
write("sample/3", 0, [6, 0, 0, 8])

secret("min-yes", 0, [0])
secret("min-no", 0, [1])
secret("exact", 10**9, [10**9])
secret("one-short", 10**9 - 1, [10**9])
secret("all-free", 0, [0] * 1000)
secret("free-between", 0, [1, 0, 0, 2, 0, 0, 0, 3, 0])
secret("whole-budget", 5050, list(range(1, 101)))
secret("one-less", 5049, list(range(1, 101)))
secret("best-at-start", 30, [1] * 30 + [7] * 50)
secret("best-at-end", 30, [7] * 50 + [1] * 30)
secret("best-across-peak", 60, [2] * 10 + [35] + [2] * 12 + [50] * 5)
secret("random-small", 100, prices(500, 0, 20))
secret("random-medium", 10**6, prices(5000, 0, 1000))
secret("sums-over-32-bits", 10**10, prices(2000, 10**8, 10**9))
secret("huge-budget", 10**15, [10**9] * 5000)
secret("nearly-everything", 8000 * 10**9 - 1, [10**9] * 8000)
secret("max-all-fits", 10**15, prices(MAX_N, 0, 9))
secret("max-half-fits", 100_000, prices(MAX_N, 0, 2))
secret("nothing", 0, [1] * 50_000)
secret("spikes", 20_000, [9 if i % 997 == 0 else rng.randint(0, 1) for i in range(60_000)])
