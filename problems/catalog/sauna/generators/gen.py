"""Writes all test data of this package."""
import collections
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
CLASS = "Sauna"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *objects):
    """Each object: the constructor's arguments, and its calls."""
    text, answers = "", ""
    for given, calls in objects:
        text += line([CLASS] + [call[0] for call in calls]) + line([given] + [list(call[1:]) for call in calls])
        answers += line(solve(given, calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, *(len(calls) for _, calls in objects))}\n")


def secret(name, *objects):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *objects)


rng = random.Random(403)


def solve(given, calls):
    """Keeps the minutes at which the seats will be free again."""
    seats, stay = given
    ends, results = collections.deque(), [None]
    for method, minute in calls:
        while ends and ends[0] <= minute:
            ends.popleft()
        if method == "inside":
            results.append(len(ends))
        else:
            results.append(len(ends) < seats)
            if len(ends) < seats:
                ends.append(minute + stay)
    return results


def brute(given, calls):
    """Plays the time minute by minute; each seat has the minutes that are left."""
    left, now, results = [0] * given[0], 0, [None]
    for method, minute in calls:
        while now < minute:
            left, now = [max(rest - 1, 0) for rest in left], now + 1
        if method == "inside":
            results.append(sum(rest > 0 for rest in left))
        elif 0 in left:
            left[left.index(0)] = given[1]
            results.append(True)
        else:
            results.append(False)
    return results


def enters(seats, stay, minutes):
    """A guest at each minute, and a look inside after each of them."""
    return [seats, stay], [(method, minute) for minute in minutes for method in ("enter", "inside")]


def some(seats, stay, n, pause, looks=0.3):
    """n calls with pauses of at most `pause` minutes."""
    now, calls = rng.randint(0, pause), []
    for _ in range(n):
        calls.append(("inside" if rng.random() < looks else "enter", now))
        now += rng.randint(0, pause)
    return [seats, stay], calls


for _ in range(3000):
    small = some(rng.randint(1, 4), rng.randint(1, 12), rng.randint(0, 15), rng.randint(0, 6))
    assert solve(*small) == brute(*small), small

write("sample/1", ([2, 10], [("enter", 3), ("enter", 5), ("enter", 12), ("inside", 13), ("enter", 13)]))
write("sample/2", ([1, 5], [("inside", 0), ("enter", 0), ("enter", 4), ("enter", 5), ("inside", 20)]), ([3, 1], [("enter", 7), ("enter", 7), ("inside", 7), ("inside", 8)]))

secret("no-call", ([1, 1], []), ([10_000, 10**9], []))
secret("one-call", ([1, 1], [("enter", 0)]), ([1, 1], [("inside", 0)]), ([5, 5], [("enter", 10**9)]))
secret("one-seat", enters(1, 4, [0, 1, 2, 3, 4, 5, 9, 12, 13]))
secret("stay-of-one-minute", enters(2, 1, [0, 0, 0, 1, 1, 1, 2, 4, 5, 5]))
secret("same-minute", enters(3, 6, [8] * 6 + [14] * 5))
secret("leaves-at-that-minute", enters(2, 10, [0, 5, 10, 15, 20, 25]))
secret("one-minute-before", enters(2, 10, [0, 5, 9, 14, 19, 24, 29]))
secret("one-minute-after", enters(1, 10, [0, 11, 22, 33]))
secret("turned-away-in-a-row", enters(2, 10, range(40)))
secret("many-leave-at-once", ([6, 5], [("enter", i) for i in range(6)] + [("inside", 9), ("inside", 10), ("inside", 30)]))
secret("full-again-after-a-pause", enters(3, 7, [0, 1, 2, 3, 50, 50, 51, 52, 53]))
secret("only-looks", ([4, 9], [("inside", i) for i in range(20)]))
secret("never-full", some(50, 30, 49, 3, looks=0.2))
secret("just-full", enters(20, 100, range(20)), enters(20, 100, range(21)))
secret("large-minutes", enters(2, 10**9, [0, 1, 10**9 - 1, 10**9]), enters(1, 10**9, [10**9, 10**9]), enters(1, 10**9 - 1, [1, 10**9 - 1, 10**9]))
secret("two-saunas-are-apart", enters(2, 9, [1, 2]), enters(1, 9, [3, 4]), enters(2, 9, [0, 1]))
secret("many-saunas", *[some(rng.randint(1, 5), rng.randint(1, 20), rng.randint(0, 25), rng.randint(0, 8)) for _ in range(70)])
secret("random-500", some(20, 40, 500, 3))
secret("random-1000", some(300, 700, 1000, 2))
secret("random-1500", some(5, 30, 1500, 5))
secret("random-3000", some(900, 1500, 3000, 2))
secret("max-few-seats", some(3, 8, 10_000, 2))
secret("max-all-stay", some(10_000, 10**9, 10_000, 1, looks=0.02))
secret("max-steady", some(5000, 5500, 10_000, 1, looks=0.05))
