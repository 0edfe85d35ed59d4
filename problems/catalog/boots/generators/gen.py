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


import heapq

rng = random.Random(304)


def size(feet, boots, slack):
    return len(feet) + len(boots)


def solve(feet, boots, slack):
    """Pair by pair: of the children whom it fits, the one with the smallest feet gets it."""
    feet = sorted(feet, reverse=True)
    waiting, served = [], 0
    for boot in sorted(boots):
        while feet and feet[-1] <= boot:
            heapq.heappush(waiting, feet.pop())
        while waiting and waiting[0] + slack < boot:
            heapq.heappop(waiting)
        if waiting:
            heapq.heappop(waiting)
            served += 1
    return served


def brute(feet, boots, slack):
    if not feet:
        return 0
    best = brute(feet[1:], boots, slack)
    for j, boot in enumerate(boots):
        if feet[0] <= boot <= feet[0] + slack:
            best = max(best, 1 + brute(feet[1:], boots[:j] + boots[j + 1 :], slack))
    return best


def some(n, m, largest, slack):
    return [rng.randint(1, largest) for _ in range(n)], [rng.randint(1, largest) for _ in range(m)], slack


for _ in range(1000):
    one = some(rng.randint(1, 5), rng.randint(1, 5), rng.randint(1, 20), rng.randint(0, 8))
    assert solve(*one) == brute(*one)

write("sample/1", ([180, 200, 170], [201, 175, 176], 6))
write("sample/2", ([150, 150], [150], 0), ([210], [209, 300], 50), ([10, 12], [14, 12], 2))

secret("one", ([5], [5], 0), ([5], [4], 3), ([5], [8], 3), ([5], [9], 3))
secret("longest-pair-is-needed", ([10, 14], [12, 15], 5), ([10, 14, 15], [15, 16, 11], 5))
secret("shortest-pair-is-needed", ([10, 10, 12], [11, 12, 13], 2), ([20, 18], [20, 21], 2))
secret("not-in-order", ([30, 10, 20], [20, 30, 10], 0))
secret("nearest-pair-is-taken", ([10, 11, 12, 13], [12, 13, 14, 15], 2))
secret("too-long-for-one", ([1, 50, 51], [50, 51, 52], 1))
secret("nobody", ([100, 200, 300], [150, 250, 350], 49))
secret("everybody", (list(range(1, 101)), list(range(100, 0, -1)), 0))
secret("limits", ([10**9, 10**9 - 1, 1], [10**9, 1, 10**9], 10**9), ([1] * 5, [10**9] * 9, 10**9), ([1] * 5, [10**9] * 9, 10**9 - 2))
secret("more-children", (some(100, 20, 200, 10)))
secret("more-pairs", (some(20, 100, 200, 10)))
secret("all-same-size", ([170] * 80, [175] * 60, 5), ([170] * 80, [175] * 60, 4))
secret("many-calls", *[some(rng.randint(1, 15), rng.randint(1, 15), 40, rng.randint(0, 10)) for _ in range(200)])
secret("shifted", (list(range(2, 600, 2)), [x + 3 for x in range(2, 600, 2)], 4))
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", some(n, n, 10**6, 200))
secret("no-slack", some(5000, 5000, 9000, 0))
secret("max-random", some(10**4, 10**4, 99_999, 8))
secret("max-much-slack", some(10**4, 10**4, 10**5 - 1, 30_000))
secret("max-few-sizes", some(10**4, 9000, 99, 3))
