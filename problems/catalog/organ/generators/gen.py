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


import itertools

rng = random.Random(310)


def size(hours, before):
    return len(hours) + len(before)


def solve(hours, before):
    """Backwards: how long it takes from the start of a job to the end of all that follow it, by depth-first search."""
    later = [[] for _ in hours]
    for a, b in before:
        later[a].append(b)
    state, rest = [0] * len(hours), [0] * len(hours)
    for root in range(len(hours)):
        stack = [root]
        while stack:
            job = stack[-1]
            if state[job] == 0:
                state[job] = 1
                if any(state[other] == 1 for other in later[job]):
                    return -1
                stack += [other for other in later[job] if state[other] == 0]
            else:
                stack.pop()
                if state[job] == 1:
                    rest[job] = hours[job] + max((rest[other] for other in later[job]), default=0)
                    state[job] = 2
    return max(rest)


def brute(hours, before):
    """Tries every order of the jobs."""
    n = len(hours)
    for order in itertools.permutations(range(n)):
        place = {job: i for i, job in enumerate(order)}
        if all(place[a] < place[b] for a, b in before):
            end = [0] * n
            for job in order:
                end[job] = hours[job] + max((end[a] for a, b in before if b == job), default=0)
            return max(end)
    return -1


def named(n, before):
    """Under new numbers, in a new order."""
    names = rng.sample(range(n), n)
    return [[names[a], names[b]] for a, b in rng.sample(before, len(before))]


def plan(n, m, most=10**5, reach=None):
    """Without circles; with reach, only between jobs that are near each other."""
    before = []
    while n > 1 and len(before) < m:
        a = rng.randrange(n)
        b = rng.randrange(n) if reach is None else min(n - 1, a + rng.randint(1, reach))
        if a != b:
            before.append([min(a, b), max(a, b)])
    return [rng.randint(1, most) for _ in range(n)], named(n, before)


def loose(n, m):
    """With or without circles."""
    return [rng.randint(1, 20) for _ in range(n)], [[rng.randrange(n), rng.randrange(n)] for _ in range(m)]


def chain(n):
    return [[i, i + 1] for i in range(n - 1)]


for _ in range(500):
    n = rng.randint(1, 5)
    for one in (loose(n, rng.randint(0, n)), plan(n, rng.randint(0, 2 * n), 9)):
        assert solve(*one) == brute(*one)

write("sample/1", ([5, 2, 4, 3], [[0, 2], [1, 2], [1, 3]]))
write("sample/2", ([7], []), ([3, 4], [[0, 1], [1, 0]]), ([6, 1, 1], [[1, 2]]))

secret("one", ([1], []), ([10**5], []), ([4], [[0, 0]]))
secret("two", ([3, 8], []), ([3, 8], [[0, 1]]), ([3, 8], [[1, 0]]), ([3, 8], [[1, 0], [1, 0]]))
secret("all-at-once", ([rng.randint(1, 99) for _ in range(50)], []))
secret("circle-apart", ([1, 2, 3, 4, 5], [[0, 1], [2, 3], [3, 4], [4, 2]]))
secret("circle-behind", ([1, 2, 3, 4], [[0, 1], [1, 2], [2, 3], [3, 2]]), ([1, 2, 3, 4], [[2, 2], [0, 1]]))
secret("circle-in-front", ([9, 1, 1, 1], [[1, 2], [2, 1], [2, 3]]))
secret("few-steps-take-longer", ([10, 1, 1, 1, 5], [[0, 4], [1, 2], [2, 3], [3, 4]]), ([1, 100, 1, 1], [[0, 1], [1, 3], [0, 2], [2, 3]]))
secret("shortcut", ([1, 5, 5, 1], [[0, 3], [0, 1], [1, 2], [2, 3]]), ([2, 2, 2, 2, 7], [[0, 2], [0, 1], [1, 2], [2, 4], [3, 4]]))
secret("end-is-not-last", ([50, 1, 1], [[1, 2]]), ([1, 60, 1, 1], [[0, 1], [0, 2], [2, 3]]))
secret("chain-backwards", ([rng.randint(1, 9) for _ in range(100)], [[i + 1, i] for i in range(99)]))
secret("doubled", ([2] * 40, [[i, i + 1] for i in range(39)] * 3))
secret("diamonds", ([1, 2, 3] * 40, [[i, j] for k in range(0, 117, 3) for i, j in ((k, k + 1), (k, k + 2), (k + 1, k + 3), (k + 2, k + 3))]))
secret("long-circle", ([1] * 500, named(500, chain(500) + [[499, 0]])))
secret("many-calls", *[rng.choice([loose, plan])(n, rng.randint(0, n)) for n in (rng.randint(1, 12) for _ in range(200))])
for n in (500, 1000, 2000):
    secret(f"random-{n}", plan(n, n))
secret("few-jobs", plan(100, 3000))
secret("near", plan(2000, 4000, 10**5, 4))
secret("max-random", plan(10**4, 10**4, 999))
secret("max-chain", ([10**5] * 10**4, named(10**4, chain(10**4))))
secret("max-chain-backwards", ([1 + i % 9 for i in range(10**4)], [[i + 1, i] for i in range(9999)][::-1] + [[9999, 0]]))
secret("max-circle", ([1 + i % 9 for i in range(10**4)], named(10**4, chain(10**4) + [[9999, 5000]])))
