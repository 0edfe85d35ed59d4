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

rng = random.Random(305)


def size(north, south, k):
    return max(len(north), len(south))


def solve(north, south, k):
    """Bit by bit: the largest bound below which fewer than k drifts lie."""
    south = sorted(south)

    def below(bound):
        return sum(bisect.bisect_left(south, x + bound) - bisect.bisect_right(south, x - bound) for x in north)

    answer = 0
    for bit in reversed(range(31)):
        if below(answer + (1 << bit)) < k:
            answer += 1 << bit
    return answer


def brute(north, south, k):
    return sorted(abs(a - b) for a in north for b in south)[k - 1]


def shore(n, least, most):
    return [rng.randint(least, most) for _ in range(n)]


def some(n, m, most, part=None):
    part = rng.random() if part is None else part
    return shore(n, 0, most), shore(m, 0, most), max(1, min(n * m, round(part * n * m)))


for _ in range(1000):
    one = some(rng.randint(1, 7), rng.randint(1, 7), rng.choice([3, 10, 30, 10**9]))
    assert solve(*one) == brute(*one)

write("sample/1", ([1, 10], [4, 12, 9], 3))
write("sample/2", ([5], [5], 1), ([7, 7], [3, 3], 4), ([0, 100], [50], 1))

secret("one-crossing", ([0], [10**9], 1), ([10**9], [0], 1), ([8], [8], 1), ([8], [9], 1))
secret("every-place", *[([1, 10], [4, 12, 9], k) for k in range(1, 7)])
secret("equal-drifts", *[([10, 20], [15, 5, 25], k) for k in range(1, 7)])
secret("both-sides", *[([100], [90, 110, 95, 105, 100, 80], k) for k in range(1, 7)])
secret("zero-drifts", ([5] * 20, [5] * 30, 600), ([5] * 20 + [6], [5] * 30, 600), ([5] * 20 + [6], [5] * 30, 601))
secret("far-apart", (shore(30, 0, 100), shore(40, 10**9 - 100, 10**9), 700), (shore(30, 10**9 - 100, 10**9), shore(40, 0, 100), 1))
secret("one-northern", ([500], shore(200, 0, 1000), 77))
secret("one-southern", (shore(200, 0, 1000), [500], 77))
secret("first", some(300, 200, 10**9, 0))
secret("last", some(300, 200, 10**9, 1))
secret("interleaved", (list(range(0, 1000, 10)), list(range(5, 1000, 10)), 4321))
secret("not-sorted", ([9, 1, 5], [8, 2, 6, 4], 5), ([30, 20, 10], [11, 31, 21], 4))
secret("extremes", ([0, 10**9] * 20, [10**9, 0] * 20, 800), ([0, 10**9] * 20, [10**9, 0] * 20, 801))
secret("many-calls", *[some(rng.randint(1, 9), rng.randint(1, 9), 40) for _ in range(250)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", some(n, n - 100, 10**9))
secret("max-middle", some(10**4, 10**4, 10**9, 0.5))
secret("max-near", some(10**4, 10**4, 99_999, 0.001))
secret("max-last", some(10**4, 10**4, 9999, 1))
secret("max-few-positions", some(10**4, 10**4, 99, 0.6))
