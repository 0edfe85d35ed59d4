"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    (DATA / f"{name}.in").write_text("".join(line(argument) for call in calls for argument in call))
    (DATA / f"{name}.ans").write_text("".join(line(solve(*call)) for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(size(*call) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


import bisect
import itertools

rng = random.Random(303)


def size(days, passes):
    return len(days) * len(passes)


def solve(days, passes):
    """From the last day: a pass begins on the first day that is not covered."""
    cost = [0] * (len(days) + 1)
    for i in range(len(days) - 1, -1, -1):
        cost[i] = min(price + cost[bisect.bisect_left(days, days[i] + length)] for length, price in passes)
    return cost[0]


def brute(days, passes):
    """All choices of a pass, or none, for every day."""
    best = 10**18
    for chosen in itertools.product([None, *passes], repeat=len(days)):
        covered = {d for d, one in zip(days, chosen) if one for d in range(d, d + one[0])}
        if set(days) <= covered:
            best = min(best, sum(one[1] for one in chosen if one))
    return best


def some_days(n, last):
    return sorted(rng.sample(range(1, last + 1), n))


def some_passes(count, longest, dearest=10**5):
    """Longer ones cost more, but less for each day."""
    lengths = sorted(rng.randint(1, longest) for _ in range(count))
    prices = [max(1, min(dearest, int(dearest * (length / longest) ** 0.6 * rng.uniform(0.7, 1)))) for length in lengths]
    return rng.sample([list(one) for one in zip(lengths, prices)], count)


for _ in range(300):
    n = rng.randint(1, 5)
    one = some_days(n, 12), [[rng.randint(1, 6), rng.randint(1, 9)] for _ in range(rng.randint(1, 3))]
    assert solve(*one) == brute(*one)

write("sample/1", ([2, 3, 5, 9, 10], [[1, 3], [2, 5], [4, 7]]))
write("sample/2", ([7], [[30, 20], [1, 25]]), ([1, 4, 7], [[7, 10], [6, 6], [1, 4]]))

secret("one-day", ([1], [[1, 1]]), ([10**9], [[10**9, 10**5]]), ([5], [[1, 9], [2, 8], [3, 10]]))
secret("length-is-exact", ([1, 7], [[7, 5], [1, 4]]), ([1, 8], [[7, 5], [1, 4]]), ([1, 7], [[6, 5], [1, 4]]))
secret("gaps-count", ([1, 30, 31, 60], [[30, 10], [3, 7], [1, 6]]))
secret("long-one-is-cheapest", ([1, 2, 3, 100], [[1, 50], [1000, 49], [7, 49]]))
secret("price-per-day-misleads", ([1, 2, 20, 40], [[7, 14], [1, 4], [2, 6]]), ([1, 9, 17], [[20, 31], [8, 10], [1, 11]]))
secret("early-choice-misleads", ([1, 2, 3, 4, 5, 6], [[4, 10], [3, 8]]), ([1, 3, 4, 5, 6, 8], [[4, 9], [2, 6], [1, 4]]))
secret("one-kind", (some_days(200, 900), [[7, 99_999]]))
secret("one-pass-for-all", (some_days(300, 10**9), [[10**9, 10**5], [1, 10**5]]))
secret("each-day-alone", (list(range(10, 4000, 20)), [[10, 5], [19, 6], [20, 4], [1, 5]]))
secret("every-day", (list(range(1, 366)), [[1, 2], [7, 7], [30, 15]]))
secret("same-length", (some_days(100, 300), [[5, 8], [5, 7], [5, 9], [1, 3]]))
secret("many-calls", *[(some_days(rng.randint(1, 20), 60), some_passes(rng.randint(1, 4), 15, 40)) for _ in range(200)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", (some_days(n, 5 * n), some_passes(10, 200)))
secret("max-every-day", (list(range(1, 10**4 + 1)), some_passes(10, 3000)))
secret("max-short-passes", (some_days(10**4, 50_000), some_passes(10, 40)))
secret("max-long-passes", (some_days(10**4, 10**9), some_passes(10, 10**9)))
secret("max-middle-passes", (some_days(10**4, 10**5), some_passes(10, 60_000, 5000)))
secret("max-sum", (list(range(1, 20_000, 2)), [[1, 10**5]]))
