"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(101)
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


def solve(tags):
    places = {}
    for i, tag in enumerate(tags):
        places.setdefault(tag, []).append(i)
    gaps = [b - a for at in places.values() for a, b in zip(at, at[1:])]
    return min(gaps, default=-1)


def brute(tags):
    n = len(tags)
    return min((j - i for j in range(n) for i in range(j) if tags[i] == tags[j]), default=-1)


def readings(n, most, least=1):
    return [rng.randint(least, most) for _ in range(n)]


def different(n, most=99_999):
    return rng.sample(range(1, most + 1), n)


def planted(n, *places):
    """Different tags, but those at the given places are equal."""
    tags = different(n)
    for place in places:
        tags[place] = tags[places[0]]
    return (tags,)


for _ in range(2000):
    tags = readings(rng.randint(1, 12), rng.randint(1, 15))
    assert solve(tags) == brute(tags), tags

write("sample/1", ([7, 3, 7, 9, 3, 3],))
write("sample/2", ([4],), ([5, 6, 8],), ([2, 9, 9, 2],))

secret("one", ([1],), ([10**9],))
secret("two", ([5, 5],), ([5, 6],))
secret("all-same", ([8] * 40,))
secret("all-different", (different(50),))
secret("only-the-ends", planted(60, 0, 59))
secret("closer-later", planted(60, 0, 20, 40, 45), ([1, 2, 1, 3, 3],))
secret("closer-earlier", planted(60, 3, 5, 50), ([3, 3, 1, 2, 1],))
secret("third-reading", ([6, 1, 2, 3, 6, 4, 6],), ([1, 1, 1],))
secret("large-tags", ([10**9, 10**9 - 1, 1, 10**9],))
secret("many-calls", *[(readings(rng.randint(1, 20), rng.randint(1, 60)),) for _ in range(300)])
for n in (1000, 2000, 4000, 8000):
    secret(f"random-{n}", (readings(n, 99 * n, n),))
for n in (1000, 4000):
    secret(f"different-{n}", (different(n),))
secret("large-random", (readings(2000, 10**9),))
secret("max-different", (different(30_000),))
secret("max-only-the-ends", planted(30_000, 0, 29_999))
secret("max-few-tags", (readings(30_000, 9),))
secret("max-all-same", ([3] * 30_000,))
secret("max-cycle", ([i % 97 + 1 for i in range(30_000)],))
