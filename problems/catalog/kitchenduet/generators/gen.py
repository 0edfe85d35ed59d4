"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(109)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(path.name + ".in").write_text("".join(line(argument) for call in calls for argument in call))
    path.with_name(path.name + ".ans").write_text("".join(line(solve(*call)) for call in calls))
    path.with_name(path.name + ".yaml").write_text(f"n: {max(max(1, len(call[0]) + len(call[1])) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def solve(first, second):
    """For each visit of the first list, the visits of the second one from the first that is not over."""
    periods, start = [], 0
    for begin, end in first:
        while start < len(second) and second[start][1] <= begin:
            start += 1
        at = start
        while at < len(second) and second[at][0] < end:
            periods.append([max(begin, second[at][0]), min(end, second[at][1])])
            at += 1
    return periods


def brute(first, second):
    """Looks at each minute."""
    last = max([end for _, end in first + second], default=0)
    both = [all(any(begin <= m < end for begin, end in visits) for visits in (first, second)) for m in range(last)] + [False]
    periods, since = [], None
    for minute, inside in enumerate(both):
        if inside and since is None:
            since = minute
        if not inside and since is not None:
            periods.append([since, minute])
            since = None
    return periods


def calendar(n, last):
    times = sorted(rng.sample(range(last), 2 * n))
    return [[times[2 * i], times[2 * i + 1]] for i in range(n)]


def small():
    return calendar(rng.randint(0, 4), 16), calendar(rng.randint(0, 4), 16)


def gaps(visits):
    """The times between the visits."""
    return [[before[1], after[0]] for before, after in zip(visits, visits[1:])]


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([[0, 20], [30, 50]], [[5, 10], [15, 35], [50, 60]]))
write("sample/2", ([[1, 4]], []), ([[2, 8]], [[2, 8]]), ([[6, 9]], [[3, 6], [9, 12]]))

secret("nobody", ([], []), ([], [[3, 5]]), ([[3, 5]], []))
secret("one-each", ([[1, 5]], [[3, 9]]), ([[3, 9]], [[1, 5]]), ([[1, 9]], [[3, 5]]), ([[3, 5]], [[1, 9]]))
secret("apart", ([[1, 3]], [[5, 9]]), ([[5, 9]], [[1, 3]]), ([[1, 2], [7, 8]], [[3, 4], [9, 10]]))
secret("touching", ([[1, 3]], [[3, 9]]), ([[3, 9]], [[1, 3]]), ([[1, 3], [5, 7]], [[3, 5], [7, 8]]))
secret("same-lists", (calendar(20, 100),) * 2)
secret("same-ends", ([[1, 5], [7, 9]], [[3, 5], [6, 9]]), ([[1, 5], [7, 9]], [[2, 5], [8, 9]]))
secret("same-begins", ([[1, 5], [7, 9]], [[1, 3], [7, 8]]), ([[1, 3], [7, 8]], [[1, 5], [7, 9]]))
secret("one-long-visit", ([[0, 100]], calendar(12, 100)), (calendar(12, 100), [[0, 100]]))
secret("long-visits-in-turn", ([[0, 10], [12, 14], [16, 30]], [[2, 3], [5, 13], [15, 17], [18, 20], [29, 31]]))
secret("one-minute", ([[0, 4], [6, 9]], [[3, 7]]), ([[i, i + 1] for i in range(0, 40, 2)], [[0, 40]]))
secret("large-times", ([[0, 10**9]], [[10**9 - 1, 10**9]]), ([[0, 10**9 - 1]], [[10**9 - 1, 10**9]]))
secret("gaps", *[(visits, gaps(visits)) for visits in (calendar(15, 60), calendar(15, 300))])
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[(calendar(rng.randint(1, 15), 60), calendar(rng.randint(1, 15), 60)) for _ in range(60)])
for n, m in ((200, 200), (500, 300), (100, 1000), (1000, 1000), (1500, 2000)):
    secret(f"random-{n}-{m}", (calendar(n, 3 * (n + m)), calendar(m, 3 * (n + m))))
secret("long-and-short", (calendar(20, 9000), calendar(2000, 9000)))
secret("large-times-500", (calendar(500, 10**9), calendar(500, 10**9)))
secret("max-random", (calendar(5000, 20_000), calendar(5000, 20_000)))
secret("max-one-long-visit", ([[0, 15_000]], calendar(5000, 15_000)))
secret("max-touching", ([[2 * i, 2 * i + 1] for i in range(5000)], [[2 * i + 1, 2 * i + 2] for i in range(5000)]))
