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


rng = random.Random(302)


def size(trees, ropes):
    return max(trees, len(ropes))


def solve(trees, ropes):
    group = list(range(trees))
    members = [[tree] for tree in range(trees)]
    needless = []
    for place, (a, b) in enumerate(ropes):
        a, b = group[a], group[b]
        if a == b:
            needless.append(place)
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for tree in members[b]:
            group[tree] = a
        members[a] += members[b]
    return needless


def brute(trees, ropes):
    def linked(a, b, tied):
        reached = {a}
        for _ in range(trees):
            reached |= {y for rope in tied for x, y in (rope, rope[::-1]) if x in reached}
        return b in reached

    return [place for place, (a, b) in enumerate(ropes) if linked(a, b, ropes[:place])]


def park(trees, count, reach=None):
    """Random ropes; with reach, only between trees whose numbers are near."""
    ropes = []
    while len(ropes) < count:
        a = rng.randrange(trees)
        b = rng.randrange(trees) if reach is None else (a + rng.randint(1, reach)) % trees
        if a != b:
            ropes.append([a, b])
    return trees, ropes


def mixed(ropes):
    return [rng.sample(rope, 2) for rope in rng.sample(ropes, len(ropes))]


def tree_shape(trees, parent):
    """All trees tied without a needless rope, under new numbers."""
    names = rng.sample(range(trees), trees)
    return [[names[i], names[parent(i)]] for i in range(1, trees)]


for _ in range(500):
    n = rng.randint(2, 8)
    one = park(n, rng.randint(0, 2 * n))
    assert solve(*one) == brute(*one)

write("sample/1", (5, [[0, 1], [2, 3], [1, 3], [0, 2], [3, 4]]))
write("sample/2", (3, []), (2, [[1, 0], [0, 1], [1, 0]]))

secret("one-tree", (1, []))
secret("two-trees", (2, [[0, 1]]), (2, [[1, 0], [1, 0]]), (2, []))
secret("triangle", (3, [[0, 1], [1, 2], [2, 0]]))
secret("pairs-joined-by-their-ends", (4, [[0, 1], [2, 3], [1, 2], [0, 3]]), (4, [[1, 0], [3, 2], [2, 1], [3, 0]]))
secret("both-used-but-apart", (6, [[0, 1], [2, 3], [4, 5], [1, 3], [3, 5], [5, 1]]))
secret("star", (50, [[0, i] for i in range(1, 50)] + [[i, i + 1] for i in range(1, 49)]))
secret("line-and-back", (40, [[i, i + 1] for i in range(39)] + [[39, 0]]), (40, [[i + 1, i] for i in range(39)] + [[0, 39]]))
secret("all-needed", (60, [[i, rng.randrange(i)] for i in range(1, 60)]))
secret("same-rope", (3, [[2, 0]] * 30))
secret("every-pair", (20, mixed([[a, b] for a in range(20) for b in range(a)])))
secret("two-halves", (40, park(20, 60)[1] + [[a + 20, b + 20] for a, b in park(20, 60)[1]] + [[3, 33], [5, 25]]))
secret("many-calls", *[park(rng.randint(2, 12), rng.randint(0, 20)) for _ in range(200)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", park(n, n))
secret("few-trees", park(50, 3000))
secret("near-3000", park(3000, 3000, 2))
secret("max-random", park(10**4, 10**4))
secret("max-all-needed", (10**4, mixed(tree_shape(10**4, lambda i: i - 1)) + [[0, 1]]))
secret("max-line", (10**4, [[i, i + 1] for i in range(9999)] + [[9999, 0]]))
secret("max-line-back", (10**4, [[i, i - 1] for i in range(9999, 0, -1)] + [[0, 9999]]))
