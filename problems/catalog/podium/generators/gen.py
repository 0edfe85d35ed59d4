"""Writes all test data of this package."""
import bisect
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
CLASS = "Podium"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *objects):
    """Each object: the constructor's arguments, and its calls."""
    text, answers = "", ""
    for given, calls in objects:
        text += line([CLASS] + [call[0] for call in calls]) + line([given] + [list(call[1:]) for call in calls])
        answers += line(solve(given, calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(calls) for _, calls in objects)}\n")


def secret(name, *objects):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *objects)

rng = random.Random(106)


def solve(given, calls):
    runs, results = [], [None]
    for _, points in calls:
        bisect.insort(runs, points)
        results.append(runs[-given[0]] if len(runs) >= given[0] else -1)
    return results


def brute(given, calls):
    results, points = [None], [call[1] for call in calls]
    for many in range(1, len(points) + 1):
        best = sorted(points[:many], reverse=True)
        results.append(best[given[0] - 1] if many >= given[0] else -1)
    return results


def runs(places, points):
    return [places], [("add", one) for one in points]


def some(places, n, most):
    return runs(places, [rng.randint(0, most) for _ in range(n)])


for _ in range(1000):
    small = some(rng.randint(1, 5), rng.randint(0, 12), rng.choice((3, 20)))
    assert solve(*small) == brute(*small)

write("sample/1", runs(2, [50, 70, 60, 10, 70]))
write("sample/2", runs(1, [3, 2, 9]), runs(3, [4, 4, 4]))

secret("no-run", runs(1, []), runs(10_000, []), runs(2, [5]))
secret("one-run", runs(1, [0]), runs(2, [0]), runs(1, [10**9]))
secret("one-place", runs(1, [5, 3, 8, 8, 1, 9, 2]))
secret("equal-points", runs(3, [7, 7, 7, 7, 7]), runs(2, [9, 9, 4, 9]))
secret("never-full", some(50, 49, 100))
secret("just-full", some(50, 50, 100), some(50, 51, 100))
secret("rising", runs(4, range(40)))
secret("falling", runs(4, range(40, 0, -1)))
secret("zero-points", runs(2, [0, 0, 0, 1, 1]))
secret("large-points", runs(2, [10**9, 10**9 - 1, 10**9, 0]))
secret("worse-run-on-full-podium", runs(2, [10, 20, 5, 1, 15, 2]))
secret("two-podiums-are-apart", runs(1, [90]), runs(1, [20, 10]), runs(2, [1, 2]))
secret("many-podiums", *[some(rng.randint(1, 6), rng.randint(0, 25), rng.choice((9, 999))) for _ in range(80)])
for n in (500, 1000, 2000):
    secret(f"random-{n}", some(n // 10, n, 10**9 if n <= 500 else 9999))
secret("random-4000", some(7, 4000, 999))
secret("max-few-places", some(3, 10_000, 99))
secret("max-random", some(2000, 10_000, 999))
secret("max-many-places", some(10_000, 10_000, 99))
