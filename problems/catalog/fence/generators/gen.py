"""Writes every input of this package with its size; the answers are the output of submissions/accepted/chain.cpp."""
import itertools
import math
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_N, FAR = 50_000, 10**7
rng = random.Random(314)
numbers = itertools.count(1)


def write(name, points):
    text = "".join(f"{x} {y}\n" for x, y in points)
    (DATA / f"{name}.in").write_text(f"{len(points)}\n{text}")
    (DATA / f"{name}.yaml").write_text(f"n: {len(points)}\n")


def secret(name, points):
    points = list(points)
    rng.shuffle(points)
    write(f"secret/{next(numbers):02}-{name}", points)


def square(n, far):
    return [(rng.randint(-far, far), rng.randint(-far, far)) for _ in range(n)]


def disc(n, radius):
    points = []
    while len(points) < n:
        x, y = rng.randint(-radius, radius), rng.randint(-radius, radius)
        if x * x + y * y <= radius * radius:
            points.append((x, y))
    return points


def convex(n):
    """The n corners of a convex polygon with integer coordinates (n divisible by 4)."""
    shortest = sorted(
        ((a, b) for a in range(1, 200) for b in range(200) if math.gcd(a, b) == 1), key=lambda v: v[0] ** 2 + v[1] ** 2
    )
    quarter = sorted(shortest[: n // 4], key=lambda v: math.atan2(v[1], v[0]))
    x = y = 0
    points = []
    for turn in range(4):
        for a, b in quarter:
            dx, dy = [(a, b), (-b, a), (-a, -b), (b, -a)][turn]
            x, y = x + dx, y + dy
            points.append((x, y))
    middle = max(py for _, py in points) // 2
    return [(px, py - middle) for px, py in points]


write("sample/1", [(0, 0), (10, 0), (10, 10), (0, 10), (4, 5)])
write("sample/2", [(3, 4), (0, 0), (3, 4)])
write("sample/3", [(-7, 12)])

secret("all-at-one-point", [(5, -5)] * 20)
secret("two-far-corners", [(-FAR, -FAR), (FAR, FAR)])
secret("triangle", [(0, 0), (4, 0), (0, 3)])
secret("big-square", [(-FAR, -FAR), (-FAR, FAR), (FAR, -FAR), (FAR, FAR)])
secret("big-square-filled", [(-FAR, -FAR), (-FAR, FAR), (FAR, -FAR), (FAR, FAR)] + square(1000, FAR))
secret("horizontal", [(x, 9) for x in range(-50, 300, 7)])
secret("vertical", [(-3, y) for y in range(-500, 300, 11)] * 2)
secret("diagonal", [(3 * i, -2 * i) for i in range(-100, 200)])
secret("nearly-a-line", [(i, 2 * i) for i in range(1000)] + [(500, 1001)])
secret("thin-triangle", [(-FAR, 0), (FAR, 1), (0, 0), (FAR - 1, 1)])
secret("grid", itertools.product(range(-20, 21), repeat=2))
secret("frame", [(i, j) for i, j in itertools.product(range(101), repeat=2) if 0 in (i, j) or 100 in (i, j)])
secret("duplicates", square(30, 10) * 10)
secret("random-small", square(12, 8))
secret("random-medium", square(3000, 10**5))
secret("small-polygon", convex(400))
secret("circle", [(round(9e6 * math.cos(i / 200)), round(9e6 * math.sin(i / 200))) for i in range(1257)])
secret("max-one-point", [(1, 1)] * MAX_N)
secret("max-disc", disc(MAX_N // 2, 9000))
secret("line", [(x, x) for x in range(-8000, 8000)])
secret("max-polygon", convex(MAX_N))
