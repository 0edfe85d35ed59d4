"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(106)
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


def numbered(row):
    """The colours by the order in which they come."""
    names = {}
    return [names.setdefault(colour, len(names)) for colour in row]


def solve(first, second):
    return numbered(first) == numbered(second)


def brute(first, second):
    stitches = range(len(first))
    return all((first[i] == first[j]) == (second[i] == second[j]) for i in stitches for j in stitches)


def row(n, most, least=1):
    return [rng.randint(least, most) for _ in range(n)]


def recoloured(first, most):
    colours = sorted(set(first))
    names = dict(zip(colours, rng.sample(range(1, most + 1), len(colours))))
    return [names[colour] for colour in first]


def same(n, most):
    first = row(n, most)
    return first, recoloured(first, most)


def but_one(n, most, place):
    """One stitch has another colour of the row."""
    first, second = same(n, most)
    second[place] = rng.choice([colour for colour in set(second) if colour != second[place]])
    return first, second


def small():
    first = row(rng.randint(1, 7), 3)
    return rng.choice([(first, recoloured(first, 9)), (first, row(len(first), 3)), (first, rng.sample(first, len(first)))])


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([1, 5, 5, 2], [7, 1, 1, 9]))
write("sample/2", ([1, 5, 5, 2], [7, 1, 1, 7]), ([3, 3], [4, 6]), ([8], [8]))

secret("one", ([1], [10**9]))
secret("two", ([1, 1], [2, 2]), ([1, 2], [2, 1]), ([1, 2], [5, 5]), ([5, 5], [1, 2]))
secret("identical", ([4, 2, 4, 9], [4, 2, 4, 9]))
secret("two-become-one", ([1, 2, 1, 3], [6, 7, 6, 7]), ([1, 2, 3, 4], [9, 8, 7, 9]))
secret("one-becomes-two", ([6, 7, 6, 7], [1, 2, 1, 3]), ([9, 8, 7, 9], [1, 2, 3, 4]))
secret("equally-often", ([1, 1, 2, 2], [3, 4, 3, 4]), ([1, 2, 2, 3, 3, 3], [3, 3, 3, 2, 2, 1]))
secret("swapped", ([1, 2, 1, 2, 3], [2, 1, 2, 1, 3]), ([1, 2, 3], [2, 3, 1]))
secret("neighbours-fit", ([1, 2, 1, 2], [1, 2, 3, 2]), ([1, 2, 3], [1, 2, 1]))
secret("last-stitch", ([1, 2, 3, 4, 1], [5, 6, 7, 8, 6]), ([1, 2, 3, 4, 5], [5, 6, 7, 8, 5]))
secret("large-numbers", ([10**9, 10**9 - 1, 10**9], [1, 10**9, 1]), ([10**9, 1, 10**9], [7, 10**9, 10**9]))
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[rng.choice([same(40, 9), but_one(40, 9, rng.randrange(40))]) for _ in range(60)])
for n in (1000, 2000, 4000, 8000):
    secret(f"same-{n}", same(n, 99))
for n in (1000, 2000, 4000):
    secret(f"but-one-{n}", but_one(n, 99, n - 1))
secret("large-numbers-1000", same(1000, 10**9))
secret("all-different-4000", (rng.sample(range(1, 9999), 4000), rng.sample(range(1, 9999), 4000)))
secret("max-same", same(20_000, 99))
secret("max-but-one", but_one(20_000, 99, 19_999))
secret("max-one-colour", ([3] * 20_000, [8] * 20_000))
secret("max-two-become-one", ([1] * 10_000 + [2] * 9_999 + [3], [5] * 10_000 + [6] * 9_999 + [5]))
