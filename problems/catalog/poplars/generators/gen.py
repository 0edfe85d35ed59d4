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


import itertools
import math

rng = random.Random(308)
MOST = 10**7


def size(trees):
    return len(trees)


def solve(trees):
    """All directions from the first point, in lowest terms, are the same up to the sign."""
    (x, y), directions = trees[0], set()
    for u, v in trees:
        u, v = u - x, v - y
        if u or v:
            common = math.gcd(u, v) * (1 if (u, v) > (0, 0) else -1)
            directions.add((u // common, v // common))
    return len(directions) <= 1


def brute(trees):
    """The area of every triangle is zero."""
    return not any(
        a[0] * b[1] + b[0] * c[1] + c[0] * a[1] - a[1] * b[0] - b[1] * c[0] - c[1] * a[0]
        for a, b, c in itertools.combinations(trees, 3)
    )


def row(n, start, step, least, most):
    """Points on one line."""
    places = [rng.randint(least, most) for _ in range(n)]
    return [[start[0] + k * step[0], start[1] + k * step[1]] for k in places]


def moved(trees, place, x, y):
    trees = [list(tree) for tree in trees]
    trees[place][0] += x
    trees[place][1] += y
    return trees


for _ in range(3000):
    n = rng.randint(1, 5)
    one = [[rng.randint(-2, 2), rng.randint(-2, 2)] for _ in range(n)]
    assert solve(one) == brute(one)

write("sample/1", ([[1, 2], [3, 3], [7, 5]],))
write("sample/2", ([[4, 4]],), ([[2, 0], [2, 9], [2, -3]],), ([[0, 0], [1, 1], [2, 3]],))

secret("one-or-two", ([[0, 0]],), ([[-MOST, MOST]],), ([[1, 2], [5, -7]],), ([[1, 2], [1, 2]],))
secret("from-south-to-north", ([[3, 1], [3, 2], [3, 9]],), ([[3, 1], [3, 2], [4, 3]],), ([[3, 1], [4, 1], [3, 9]],))
secret("from-west-to-east", ([[1, 3], [2, 3], [9, 3]],), ([[1, 3], [2, 3], [3, 4]],))
secret("all-the-same", ([[7, -7]] * 30,))
secret("starts-with-equal-points", ([[1, 1], [1, 1], [2, 3], [3, 5]],), ([[1, 1], [1, 1], [2, 3], [3, 6]],))
secret("bends-at-equal-points", ([[0, 0], [1, 1], [1, 1], [2, 0]],), ([[0, 0], [5, 0], [5, 0], [5, 5], [5, 5], [0, 0]],))
secret("back-and-forth", ([[0, 0], [4, 6], [-2, -3], [2, 3], [-4, -6]],), ([[0, 0], [4, 6], [-2, 3], [2, 3]],))
secret("parallel", ([[0, 0], [1, 1], [0, 1], [1, 2]],), ([[0, 0], [1, 0], [0, 1], [1, 1]],))
secret("almost-one-slope", ([[0, 0], [MOST, MOST - 1], [MOST - 1, MOST - 2]],), ([[-MOST, -MOST], [MOST, MOST - 1], [MOST - 1, MOST - 2]],))
secret("almost-vertical", ([[0, -MOST], [0, MOST], [1, MOST]],), ([[0, -MOST], [1, MOST], [2, MOST]],))
secret("equal-modulo-2-to-32", ([[0, 0], [65536, 0], [0, 65536]],), ([[0, 0], [0, 65536], [65536, 131072]],), ([[5, 5], [65541, 5], [131077, 65541]],))
secret("far-ends", ([[-MOST, -MOST], [MOST, MOST], [0, 0], [1, 1]],), ([[-MOST, MOST], [MOST, -MOST], [0, 1]],))
secret("last-is-off", (moved(row(300, (5, 5), (3, -2), -1000, 1000), 299, 0, 1),))
secret("first-is-off", (moved(row(300, (5, 5), (3, -2), -1000, 1000), 0, 1, 0),))
secret("many-calls", *[([[rng.randint(0, 2), rng.randint(0, 2)] for _ in range(rng.randint(2, 4))],) for _ in range(400)])
secret("many-rows", *[(moved(row(8, (1, 2), (rng.randint(-9, 9), rng.randint(-9, 9)), -20, 20), 4, 0, rng.randint(0, 1)),) for _ in range(100)])
for n in (500, 1000, 2000, 4000):
    secret(f"row-{n}", (row(n, (17, -4), (rng.randint(-99, 99), rng.randint(1, 99)), -5000, 5000),))
secret("max-row", (row(10**4, (-300, 70), (7, -11), -9000, 9000),))
secret("max-vertical", (row(10**4, (4, 0), (0, 1), -99_999, 99_999),))
secret("max-last-is-off", (moved(row(10**4, (0, 1), (3, 2), 0, 30_000), 9999, -1, 0),))
secret("max-equal-then-off", ([[2, 2]] * 9998 + [[3, 3], [5, 4]],))
