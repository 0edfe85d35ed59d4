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

rng = random.Random(101)


def solve(heights):
    """From the east: jumps from hit to hit."""
    lengths = [0] * len(heights)
    for i in range(len(heights) - 2, -1, -1):
        j = i + 1
        while heights[j] < heights[i] and lengths[j]:
            j += lengths[j]
        if heights[j] >= heights[i]:
            lengths[i] = j - i
    return lengths


def brute(heights):
    return [
        next((j - i for j in range(i + 1, len(heights)) if heights[j] >= height), 0) for i, height in enumerate(heights)
    ]


def ridge(n, most):
    return [rng.randint(1, most) for _ in range(n)]


for _ in range(2000):
    small = ridge(rng.randint(1, 12), rng.choice((2, 5, 20)))
    assert solve(small) == brute(small)

write("sample/1", ([6, 2, 5, 5, 9],))
write("sample/2", ([3, 2, 1],), ([7],))

secret("one", ([1],), ([10**9],))
secret("two", ([1, 2],), ([2, 1],), ([2, 2],))
secret("all-equal", ([4] * 60,))
secret("rising", (list(range(1, 80)),))
secret("falling", (list(range(80, 0, -1)),))
secret("falling-then-high", (list(range(60, 0, -1)) + [60],))
secret("falling-then-higher", (list(range(60, 0, -1)) + [61],))
secret("valley", (list(range(40, 0, -1)) + list(range(1, 41)),))
secret("mountain", (list(range(1, 41)) + list(range(40, 0, -1)),))
secret("high", ([10**9, 10**9 - 1, 10**9, 1, 10**9],))
secret("comb", ([9, 1] * 40 + [10],))
secret("two-heights", (ridge(100, 2),))
secret("many-calls", *[(ridge(rng.randint(1, 15), rng.choice((3, 9, 10**9))),) for _ in range(200)])
for n in (500, 1000, 2000, 4000, 8000):
    secret(f"random-{n}", (ridge(n, 10**9 if n <= 1000 else 999),))
secret("saw-9000", ([height for top in range(150, 0, -1) for height in range(top + 60, top, -1)],))
secret("max-random", (ridge(20_000, 99),))
secret("max-falling", (list(range(20_000, 0, -1)),))
secret("max-equal", ([7] * 20_000,))
