"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(105)
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


def solve(beds, kinds):
    """The latest positions of all kinds, the newest last, bound the begins that are good."""
    last, walks = {}, 0
    for right, kind in enumerate(beds):
        last.pop(kind, None)
        last[kind] = right
        if len(last) > kinds + 1:
            del last[next(iter(last))]
        places = iter(last.values())
        if len(last) == kinds + 1:
            begin = next(places) + 1
        elif len(last) == kinds:
            begin = 0
        else:
            continue
        walks += next(places) - begin + 1
    return walks


def brute(beds, kinds):
    n = len(beds)
    return sum(len(set(beds[i:j])) == kinds for i in range(n) for j in range(i + 1, n + 1))


def row(n, kinds, least=1):
    return [rng.randint(least, kinds) for _ in range(n)]


def small():
    beds = row(rng.randint(1, 12), rng.randint(1, 6))
    return beds, rng.randint(1, min(len(beds), 5))


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([4, 4, 9, 4], 2))
write("sample/2", ([5], 1), ([6, 6, 6], 1), ([1, 2, 3], 3), ([8, 8], 2))

secret("one", ([1], 1), ([10**9], 1))
secret("two", ([3, 3], 1), ([3, 3], 2), ([3, 7], 1), ([3, 7], 2))
secret("all-same", ([2] * 60, 1), ([2] * 60, 2))
secret("all-different", (list(range(1, 41)), 7), (list(range(1, 41)), 40), (list(range(1, 41)), 1))
secret("too-many-kinds", ([1, 2, 1, 2, 3], 4), ([1, 1, 1], 3))
secret("kind-returns", ([1, 2, 1, 3, 1, 2, 1], 2), ([1, 2, 1, 3, 1, 2, 1], 3))
secret("long-runs", ([7] * 20 + [8] * 30 + [7] * 10 + [9] * 25, 2))
secret("alternating", ([1, 2] * 40, 2), ([1, 2] * 40, 1))
secret("large-kinds", ([10**9, 1, 10**9 - 1, 10**9, 1], 2))
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[(row(60, 9), rng.randint(1, 9)) for _ in range(100)])
for n, k in ((1000, 3), (2000, 40), (4000, 9), (8000, 60)):
    secret(f"random-{n}", (row(n, 99), k))
secret("few-kinds-16000", (row(16_000, 9), 8))
secret("large-random-4000", (row(4000, 10**9), 1500))
secret("different-4000", (rng.sample(range(1, 9999), 4000), 2000))
secret("max-same", ([5] * 70_000, 1))
secret("max-two-kinds", ([1] * 20_000 + [2] * 10 + [1] * 49_990, 2))
secret("max-all-kinds", (row(70_000, 9), 9))
secret("max-one-of-each-run", ([1 + i // 7_777 for i in range(69_993)] + [9] * 7, 4))
