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
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(call[0]) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)

rng = random.Random(108)


def solve(lanterns):
    return lanterns == lanterns[::-1]


def brute(lanterns):
    return all(lanterns[i] == lanterns[len(lanterns) - 1 - i] for i in range(len(lanterns)))


def same(n, most):
    half = [rng.randint(-most, most) for _ in range(n // 2)]
    return half + [rng.randint(-most, most) for _ in range(n % 2)] + half[::-1]


def changed(lanterns, place):
    """One lantern has another colour."""
    return lanterns[:place] + [lanterns[place] + 1] + lanterns[place + 1 :]


for _ in range(2000):
    small = [rng.randint(0, 2) for _ in range(rng.randint(1, 8))]
    assert solve(small) == brute(small)
for n in range(2, 40):
    assert solve(same(n, 9)) and not solve(changed(same(n, 9), (n - 2) // 2))

write("sample/1", ([4, 12, 4],), ([3, 3],), ([12, 21],))
write("sample/2", ([7],), ([1, 2, 3, 1],))

secret("one", ([0],), ([-5],), ([10**9],))
secret("two", ([1, 1],), ([1, 2],), ([0, -1],))
secret("three", ([1, 2, 1],), ([1, 1, 2],), ([2, 1, 1],), ([1, 1, 1],))
secret("four", ([1, 2, 2, 1],), ([1, 2, 1, 2],), ([1, 1, 2, 2],), ([1, 2, 3, 1],))
secret("all-small", *[([n >> i & 1 for i in range(size)],) for size in (5, 6) for n in range(2**size)])
secret("digits", ([12, 21],), ([1, 21],), ([123, 4, 321],), ([11, 1],), ([1, 2, 12, 21],))
secret("signs", ([1, -1],), ([-3, 5, -3],), ([-2, 0, 2],))
secret("same-sum", ([1, 4, 2, 3],), ([5, 0, 0, 2, 3],), ([2, 1, 2, 1],))
secret("large-numbers", ([10**9, -(10**9), 10**9],), ([1000, 1000],), ([10**9, 10**9 - 1],))
secret("middle-differs", (changed(same(60, 50), 29),), (changed(same(61, 50), 29),), (changed(same(61, 50), 30),))
secret("ends-differ", (changed(same(60, 50), 0),), (changed(same(61, 50), 60),))
secret("all-equal", ([6] * 50,), ([6] * 51,))
secret(
    "many-calls",
    *[(same(rng.randint(1, 30), 9),) for _ in range(60)],
    *[(changed(some, rng.randrange(len(some))),) for some in (same(rng.randint(1, 30), 9) for _ in range(60))],
)
for n in (500, 1001, 2000, 4001):
    secret(f"same-{n}", (same(n, 10**9 if n < 2000 else 999),))
secret("differs-4000", (changed(same(4000, 999), 1999),))
secret("differs-8000", (changed(same(8000, 99), 5000),))
secret("max-same", (same(30_000, 99),))
secret("max-odd", (same(29_999, 99),))
secret("max-middle-differs", (changed(same(30_000, 99), 14_999),))
secret("max-equal", ([8] * 30_000,))
