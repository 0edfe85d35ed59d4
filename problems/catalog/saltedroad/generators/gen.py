"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(56)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    (DATA / f"{name}.in").write_text("".join(line(argument) for call in calls for argument in call))
    (DATA / f"{name}.ans").write_text("".join(line(solve(*call)) for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, *(len(call[1]) for call in calls))}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def solve(length, salted, least):
    """Over the parts between neighbouring ends: how many stretches cover each, by differences."""
    points = sorted({0, length, *(end for stretch in salted for end in stretch)})
    index = {point: i for i, point in enumerate(points)}
    change = [0] * len(points)
    for start, stop in salted:
        change[index[start]] += 1
        change[index[stop]] -= 1
    icy, covered = [], 0
    for i in range(len(points) - 1):
        covered += change[i]
        if covered == 0:
            icy.append([points[i], points[i + 1]])
    return [piece for piece in icy if piece[1] - piece[0] >= least]


def brute(length, salted, least):
    """Metre by metre."""
    icy = []
    for metre in range(length):
        if not any(start <= metre < stop for start, stop in salted):
            if icy and icy[-1][1] == metre:
                icy[-1][1] += 1
            else:
                icy.append([metre, metre + 1])
    return [piece for piece in icy if piece[1] - piece[0] >= least]


def some(n, length, longest):
    salted = []
    for _ in range(n):
        start = rng.randrange(length)
        salted.append([start, min(length, start + rng.randint(1, longest))])
    return salted


def apart(n, period):
    """Stretches with ice between any two of them, shuffled."""
    salted = []
    for i in range(n):
        start = i * period + rng.randint(1, period // 2)
        salted.append([start, rng.randint(start + 1, (i + 1) * period)])
    rng.shuffle(salted)
    return salted


def small():
    length = rng.randint(1, 25)
    return length, some(rng.randint(0, 6), length, rng.choice([3, 8])), rng.randint(1, min(4, length))


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", (100, [[60, 75], [10, 50], [20, 30], [73, 90]], 10))
write("sample/2", (7, [], 7), (20, [[5, 10], [0, 5]], 4), (20, [[0, 12], [8, 20]], 1))

secret("no-salt", (1, [], 1), (10**9, [], 10**9), (50, [], 1))
secret("one-stretch", (10, [[3, 6]], 1), (10, [[3, 6]], 4), (10, [[0, 10]], 1), (10, [[0, 4]], 6), (10, [[4, 10]], 4))
secret("length-is-exact", (30, [[5, 10], [14, 20], [25, 27]], 4), (30, [[5, 10], [14, 20], [25, 27]], 5), (30, [[5, 10], [14, 20], [25, 27]], 6))
secret("touching", (12, [[4, 6], [0, 2], [2, 4], [6, 9]], 1), (9, [[3, 6], [6, 9], [0, 3]], 1))
secret("one-inside-of-another", (40, [[2, 30], [5, 8], [12, 13]], 2), (40, [[0, 35], [1, 2]], 3), (40, [[10, 20], [0, 40]], 1))
secret("same-beginning", (20, [[3, 15], [3, 5], [3, 9]], 3), (20, [[3, 5], [3, 15]], 3))
secret("same-end", (20, [[3, 15], [9, 15], [14, 15]], 3), (20, [[9, 15], [3, 15]], 1))
secret("twice-the-same", (20, [[6, 9]] * 5, 6), (20, [[0, 20]] * 3, 20))
secret("not-in-order", (50, [[40, 45], [30, 33], [20, 26], [3, 9]], 4), (200, [[100, 110], [9, 20], [30, 95]], 3))
secret("only-at-the-top", (100, [[0, 50], [20, 70]], 10), (100, [[0, 99]], 1))
secret("only-at-the-bottom", (100, [[60, 100], [20, 70]], 10), (100, [[1, 100]], 1))
secret("nothing-is-left", (60, [[i, i + 2] for i in range(58, -1, -2)], 1), (60, [[i, i + 3] for i in range(0, 60, 6)], 4))
secret("digits", (1200, [[i, i + 1] for i in (1000, 9, 10, 99, 100, 999, 1)], 1))
secret("large-numbers", (10**9, [[999_999_998, 10**9], [0, 1], [499_999_999, 500_000_000]], 499_999_998), (10**9, some(30, 10**9, 10**8), 1))
secret("many-roads", *[small() for _ in range(300)])
secret("many-long-stretches", *[(60, some(rng.randint(1, 12), 60, 20), rng.randint(1, 5)) for _ in range(150)])
secret("random-500", (10**6, some(500, 10**6, 3000), 200))
secret("random-1000", (10**9, some(1000, 10**9, 10**6), 10**5))
secret("random-2000", (50_000, some(2000, 50_000, 40), 5))
secret("random-3000", (3000, some(3000, 3000, 3), 1))
secret("max-one-covers-all", (10**5, [[0, 99_990]] + some(9999, 99_980, 9), 10))
secret("max-apart", (99_999, apart(9999, 10), 9))
secret("max-short-stretches", (60_000, some(10_000, 60_000, 9), 2))
