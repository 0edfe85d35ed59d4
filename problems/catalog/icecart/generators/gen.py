"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(108)
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


def solve(profit, days):
    before = [0]
    for one in profit:
        before.append(before[-1] + one)
    totals = [after - first for first, after in zip(before, before[days:])]
    return totals.index(max(totals))


def brute(profit, days):
    best = None
    for start in range(len(profit) - days + 1):
        total = sum(profit[start : start + days])
        if best is None or total > best[0]:
            best = total, start
    return best[1]


def season(n, most, least=None):
    return [rng.randint(-most if least is None else least, most) for _ in range(n)]


def planted(n, days, start, least=-9, most=5):
    """Middling days, and better ones at one place."""
    profit = season(n, most, least)
    profit[start : start + days] = season(days, most + 4, least + 4)
    return profit, days


def small():
    profit = season(rng.randint(1, 10), 3, rng.choice([-3, -9, 0]))
    return profit, rng.randint(1, len(profit))


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([3, -1, 5, 2, -4, 6], 2))
write("sample/2", ([7], 1), ([-2, -1, -3], 1), ([1, 1, 1], 2), ([4, -9, 2], 3))

secret("one", ([0], 1), ([-(10**4)], 1), ([10**4], 1))
secret("two", ([1, 2], 1), ([2, 1], 1), ([1, 2], 2))
secret("whole-season", ([3, -8, 2, 2, 9], 5), (season(40, 9), 40))
secret("single-days", ([3, 9, 1, 9, 2], 1), ([-3, -9, -1, -9, -1], 1))
secret("only-losses", ([-5, -4, -6, -2, -3, -9], 2), ([-1, -9, -9], 2), ([-9, -9, -1], 2))
secret("best-at-the-start", ([9, 8, 1, 2, 3], 2), planted(50, 10, 0))
secret("best-at-the-end", ([1, 2, 3, 8, 9], 2), planted(50, 10, 40), ([-5, -5, -5, -1, -1, -1], 3))
secret("losses-at-the-end", ([1, 1, 1, 1, -9, -9, 1], 2), ([5, -9, -9, -9], 2), ([-4, -4, -4, 9], 2))
secret("equal-totals", ([2, 3, 2, 3, 2, 3], 2), ([4] * 30, 7), ([0] * 30, 7))
secret("extremes", ([10**4] * 50, 25), ([-(10**4)] * 50, 25), ([10**4, -(10**4)] * 20, 3))
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[(season(60, 20), rng.randint(1, 60)) for _ in range(100)])
for n, days in ((1000, 7), (2000, 365), (4000, 1), (8000, 7999)):
    secret(f"random-{n}", (season(n, 999), days))
secret("planted-16000", planted(16_000, 8000, 6000))
secret("losses-16000", (season(16_000, -1, -9), 7000))
secret("large-profits-4000", (season(4000, 10**4), 900))
secret("max-week", planted(40_000, 7, 39_993))
secret("max-half", planted(40_000, 20_000, 12_345))
secret("max-losses", (season(40_000, -1, -9), 20_000))
secret("max-equal", ([2] * 40_000, 20_000))
