"""Writes all test data of this package."""
import collections
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(15)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def solve(room, calls):
    desk, results = collections.OrderedDict(), [None]
    for name, *given in calls:
        if name == "lying":
            results.append(len(desk))
            continue
        paper = given[0]
        known = paper in desk
        if name == "take":
            results.append(desk.get(paper, -1))
        else:
            if not known and len(desk) == room:
                desk.popitem(last=False)
            desk[paper] = given[1]
            results.append(None)
        if paper in desk:
            desk.move_to_end(paper)
    return results


def write(name, *desks):
    text, answers = "", ""
    for room, calls in desks:
        text += line(["Desk"] + [call[0] for call in calls]) + line([[room]] + [list(call[1:]) for call in calls])
        answers += line(solve(room, calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(calls) for _, calls in desks)}\n")


def secret(name, *desks):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *desks)


def some(n, papers, puts=0.5):
    calls = []
    for _ in range(n):
        paper = rng.randrange(papers)
        if rng.random() < 0.05:
            calls.append(("lying",))
        else:
            calls.append(("put", paper, rng.randrange(1000)) if rng.random() < puts else ("take", paper))
    return calls


write("sample/1", (2, [("put", 5, 70), ("put", 6, 80), ("take", 5), ("put", 7, 90), ("take", 6), ("lying",)]))
write("sample/2", (1, [("take", 3), ("put", 3, 1), ("put", 3, 2), ("take", 3), ("put", 4, 5), ("take", 3)]))

secret("nothing", (3, [("lying",), ("take", 0)]))
secret("room-for-one", (1, some(60, 3)))
secret("put-again-is-use", (2, [("put", 1, 1), ("put", 2, 2), ("put", 1, 10), ("put", 3, 3), ("take", 1), ("take", 2), ("take", 3)]))
secret("take-is-use", (2, [("put", 1, 1), ("put", 2, 2), ("take", 1), ("put", 3, 3), ("take", 2), ("take", 1)]))
secret("put-again-on-full-desk", (2, [("put", 1, 1), ("put", 2, 2), ("put", 2, 20), ("take", 1), ("take", 2), ("lying",)]))
secret("missing-take-is-no-use", (2, [("put", 1, 1), ("take", 9), ("put", 2, 2), ("take", 1), ("take", 2), ("lying",)]))
secret("place-0", (2, [("put", 0, 0), ("take", 0), ("take", 1)]))
secret("large-numbers", (2, [("put", 10**9, 10**9), ("take", 10**9)]))
secret("two-desks-are-apart", (1, [("put", 1, 1)]), (1, [("take", 1), ("lying",)]))
secret("never-full", (100, some(200, 50)))
secret("many-desks", *[(rng.randint(1, 6), some(40, 9)) for _ in range(100)])
for n in (1000, 2000, 4000, 8000, 16000, 32000):
    secret(f"random-{n}", (n // 5, some(n, n // 3, 0.7)))
secret("max-random", (10**4, some(50_000, 15_000, 0.7)))
secret("max-always-full", (10**4, [("put", i, i % 1000) for i in range(50_000)]))
secret("max-small-room", (10, some(50_000, 20)))
secret("max-takes", (10**4, [("put", i, i % 1000) for i in range(10_000)] + some(40_000, 10_000, 0.1)))
