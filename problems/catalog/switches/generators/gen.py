"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(402)
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


def size(windows, pressed):
    return len(windows) * len(windows[0]) + len(pressed)


def solve(windows, pressed):
    """Counts per column how many of its windows are lit once the floors are done."""
    floors = len(windows)
    times = [0] * (floors + len(windows[0]))
    for s in pressed:
        times[s] += 1
    lit = 0
    for c in range(len(windows[0])):
        up = sum((windows[f][c] == "#") ^ (times[f] & 1) for f in range(floors))
        lit += floors - up if times[floors + c] & 1 else up
    return lit


def brute(windows, pressed):
    front = [list(row) for row in windows]
    for s in pressed:
        for f, row in enumerate(front):
            for c in range(len(row)):
                if s in (f, len(front) + c):
                    row[c] = "." if row[c] == "#" else "#"
    return sum(row.count("#") for row in front)


def front(floors, columns, share=0.5):
    return ["".join("#" if rng.random() < share else "." for _ in range(columns)) for _ in range(floors)]


def presses(count, least, most):
    return [rng.randint(least, most) for _ in range(count)]


def tower(floors, columns, count, share=0.5):
    return front(floors, columns, share), presses(count, 0, floors + columns - 1)


for _ in range(2000):
    small = tower(rng.randint(1, 5), rng.randint(1, 5), rng.randint(0, 12))
    assert solve(*small) == brute(*small), small

write("sample/1", (["#..", ".#."], [0, 4]))
write("sample/2", (["##"], [1, 1, 0]), (["#.", "..", ".#"], []), (["#"], [0, 1]))

secret("one-window", (["."], []), (["#"], []), (["."], [0]), (["."], [1]), (["#"], [0, 1]), (["."], [1, 1, 0]))
secret("one-floor", (["#..#."], [0]), (["#..#."], [3]), (["#..#."], [5, 0, 1, 0]))
secret("one-column", (["#", ".", "."], [3]), (["#", ".", "."], [0]), (["#", ".", "."], [2, 3, 1, 3]))
secret("nothing-pressed", (front(9, 14), []))
secret("every-switch-once", (front(8, 11), list(range(19))))
secret("every-switch-alone", *[(["#.#.", "..##", "#..."], [s]) for s in range(7)])
secret("twice-is-nothing", (front(7, 7), [3, 9, 3, 9]), (front(7, 7), [12, 12]))
secret("three-times-is-once", (front(6, 9), [2, 2, 2]), (front(6, 9), [11, 0, 11, 0, 11]))
secret("floors-only", (front(12, 5), presses(20, 0, 11)))
secret("columns-only", (front(5, 12), presses(20, 5, 16)))
secret("last-floor-first-column", (front(6, 10), [5]), (front(6, 10), [6]), (front(6, 10), [5, 6]))
secret("all-dark", tower(15, 15, 21, share=0))
secret("all-lit", tower(15, 15, 21, share=1))
secret("all-go-dark", (["#" * 20] * 10, list(range(10))))
secret("all-crossings", (["." * 9] * 9, list(range(18))))
secret("square", tower(30, 30, 400))
secret("many-calls", *[tower(rng.randint(1, 7), rng.randint(1, 7), rng.randint(0, 15)) for _ in range(200)])
secret("random-20-50", tower(20, 50, 500))
secret("random-70-30", tower(70, 30, 2000))
secret("random-90-90", tower(90, 90, 5000))
secret("max-square", tower(200, 200, 20_000))
secret("max-high", tower(10_000, 4, 20_000))
secret("max-one-floor", (front(1, 40_000), presses(19_999, 0, 1)))
secret("max-wide-floors", (front(4, 10_000), presses(20_000, 0, 3)))
