"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(107)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(path.name + ".in").write_text("".join(line(argument) for call in calls for argument in call))
    path.with_name(path.name + ".ans").write_text("".join(line(solve(*call)) for call in calls))
    path.with_name(path.name + ".yaml").write_text(f"n: {max(len(call[0]) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def solve(climbs, target):
    """Sorts the places by height and pairs each group of equal heights with its partners."""
    heights = [0]
    for climb in climbs:
        heights.append(heights[-1] + climb)
    groups = {}
    for place, height in enumerate(heights):
        groups.setdefault(height, []).append(place)
    stages = 0
    for height, ends in groups.items():
        begins, before = groups.get(height - target, []), 0
        for end in ends:
            while before < len(begins) and begins[before] < end:
                before += 1
            stages += before
    return stages


def brute(climbs, target):
    n = len(climbs)
    return sum(sum(climbs[i:j]) == target for i in range(n) for j in range(i + 1, n + 1))


def trail(n, most):
    return [rng.randint(-most, most) for _ in range(n)]


def small():
    return trail(rng.randint(1, 14), rng.randint(0, 4)), rng.randint(-4, 4)


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([2, -1, 1, 2, 0], 2))
write("sample/2", ([5], 5), ([5], 0), ([0, 0], 0), ([3, -3, 3], -3))

secret("one", ([7], 7), ([7], 8), ([-7], -7), ([0], 0))
secret("two", ([1, 1], 2), ([1, -1], 0), ([1, 2], 0))
secret("from-the-start", ([4, 5, 6], 9), ([4, 5, 6], 15), ([-4, -5], -9))
secret("level", ([0] * 50, 0), ([0] * 50, 1))
secret("up-and-down", ([1, -1] * 30, 0), ([1, -1] * 30, 1), ([1, -1] * 30, -1))
secret("only-up", ([1, 2, 3, 4, 5, 6, 7, 8, 9], 9), ([3] * 30, 12))
secret("only-down", ([-1, -2, -3, -4, -5], -9), ([-3] * 30, -12))
secret("down-and-back", ([5, -5, 5, -5, 5], 5), ([9, -4, -5, 9, 1, -1], 9))
secret("none", ([2, 4, -6, 8], 3), ([1, 1, 1], 10**7), ([1, 1, 1], -(10**7)))
secret("extremes", ([1000] * 20, 20_000), ([-1000] * 20, -20_000), ([1000, -1000] * 9, 0))
secret("high-target", ([1000] * 9999 + [999, 1, 1], 10**7))
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[(trail(60, 9), rng.randint(-20, 20)) for _ in range(100)])
for n, most, target in ((1000, 1000, 17), (2000, 3, 0), (4000, 40, -11), (8000, 1000, 500)):
    secret(f"random-{n}", (trail(n, most), target))
for n, target in ((16_000, 0), (24_000, 25)):
    secret(f"random-{n}", (trail(n, 9), target))
secret("max-level", ([0] * 40_000, 0))
secret("max-up-and-down", ([1, -1] * 20_000, 1))
secret("max-random", (trail(40_000, 9), -4))
secret("max-only-up", ([7] * 40_000, 140_000))
