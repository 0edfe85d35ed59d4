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


rng = random.Random(301)


def size(tells, start):
    return len(tells) + sum(map(len, tells))


def solve(tells, start):
    knows = [False] * len(tells)
    knows[start] = True
    waiting = [start]
    for person in waiting:
        for other in tells[person]:
            if not knows[other]:
                knows[other] = True
                waiting.append(other)
    return [person for person, told in enumerate(knows) if not told]


def brute(tells, start):
    n = len(tells)
    way = [[i == j or j in tells[i] for j in range(n)] for i in range(n)]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                way[i][j] = way[i][j] or way[i][k] and way[k][j]
    return [j for j in range(n) if not way[start][j]]


def village(n, m):
    tells = [[] for _ in range(n)]
    for _ in range(m):
        tells[rng.randrange(n)].append(rng.randrange(n))
    return tells, rng.randrange(n)


def chain(n, order, back=0):
    """Along this order; so many edges lead back."""
    tells = [[] for _ in range(n)]
    for a, b in zip(order, order[1:]):
        tells[a].append(b)
    for _ in range(back):
        a, b = sorted(rng.sample(range(len(order)), 2))
        tells[order[b]].append(order[a])
    return tells, order[0]


def shuffled(items):
    return rng.sample(items, len(items))


for _ in range(500):
    n = rng.randint(1, 9)
    one = village(n, rng.randint(0, 2 * n))
    assert solve(*one) == brute(*one)

write("sample/1", ([[2], [0, 3], [0, 4], [], [2]], 0))
write("sample/2", ([[]], 0), ([[1], [2], [0]], 1))

secret("alone", ([[]], 0), ([[0]], 0))
secret("two", ([[1], []], 0), ([[1], []], 1), ([[], []], 1))
secret("against-the-edges", ([[], [0], [1], [2, 0]], 0))
secret("far-away", ([[1], [2], [3], [4], [], []], 0))
secret("circle", ([[1], [2], [3], [0], [0]], 2))
secret("told-twice", ([[1, 1, 0], [1, 0, 0], [2, 1]], 0))
secret("start-is-last", ([[1], [], [0], [2, 3]], 3))
secret("star", ([list(range(1, 60))] + [[] for _ in range(59)], 0), ([list(range(1, 60))] + [[] for _ in range(59)], 5))
secret("everybody-to-start", ([[]] + [[0] for _ in range(60)], 0))
secret("nobody-tells", ([[] for _ in range(200)], 77))
secret("many-calls", *[village(n, rng.randint(0, 2 * n)) for n in (rng.randint(1, 20) for _ in range(150))])
secret("two-circles", ([[(i + 2) % 100] for i in range(100)], 1))
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", village(n, n + n // 4))
secret("chain-3000", chain(3000, shuffled(list(range(3000))), 500))
secret("max-random", village(10**4, 12_000))
secret("max-dense", village(10**4, 30_000))
secret("max-chain", chain(10**4, shuffled(list(range(10**4)))))
secret("max-chain-down", chain(10**4, list(range(10**4 - 1, 0, -1))))
secret("max-part", chain(10**4, shuffled(list(range(10**4)))[:6000], 6000))
