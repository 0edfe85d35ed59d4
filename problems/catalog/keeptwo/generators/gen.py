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
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, max(len(call[0]) for call in calls))}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)



rng = random.Random(16)


def solve(numbers):
    kept = []
    for value in numbers:
        if kept[-2:] != [value, value]:
            kept.append(value)
    return kept


def readings(n, least, most):
    return (sorted(rng.randint(least, most) for _ in range(n)),)


write("sample/1", ([1, 1, 1, 4, 6, 6, 6, 6],))
write("sample/2", ([3],), ([0, 0, 0],), ([-1, 2, 3],))

secret("one", ([7],))
secret("two-equal", ([7, 7],), ([7, 8],))
secret("three-equal", ([-5, -5, -5],))
secret("four-equal", ([2, 2, 2, 2],), ([1, 2, 2, 2, 2, 3],))
secret("at-the-start", ([1, 1, 1, 2, 3],))
secret("at-the-end", ([1, 2, 3, 3, 3],))
secret("nothing-to-remove", ([1, 1, 2, 2, 3, 4],))
secret("extremes", ([-(10**4)] * 3 + [0] + [10**4] * 4,))
secret("overwritten", ([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4],))
secret("many-calls", *[readings(rng.randint(1, 30), 0, 6) for _ in range(300)])
for n in (1000, 2000, 4000, 8000, 16000, 32000, 64000):
    secret(f"random-{n}", readings(n, 0, n // 10))
secret("max-few-values", readings(10**5, 0, 3))
secret("max-many-values", readings(10**5, -(10**4), 10**4))
secret("max-equal", ([5] * 10**5,))
secret("max-three-each", (sorted(list(range(-10_000, 10_001)) * 4),))
