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
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(call[0]) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)

rng = random.Random(104)


def solve(nodes):
    values = sorted(value for value in nodes if value is not None)
    return min(large - small for small, large in zip(values, values[1:]))


def brute(nodes):
    values = [value for value in nodes if value is not None]
    return min(abs(one - other) for i, one in enumerate(values) for other in values[:i])


def tree(order):
    """Level by level: the search tree into which the values are put in this order."""
    root, left, right = order[0], {}, {}
    for value in order[1:]:
        node = root
        while True:
            side = left if value < node else right
            if node not in side:
                side[node] = value
                break
            node = side[node]
    nodes, level = [root], [root]
    while level:
        below = [side.get(node) for node in level for side in (left, right)]
        nodes += below
        level = [node for node in below if node is not None]
    while nodes[-1] is None:
        nodes.pop()
    return nodes


def middle_first(values):
    """The order of a balanced tree, from sorted values."""
    order, parts = [], [values]
    for part in parts:
        if part:
            half = len(part) // 2
            order.append(part[half])
            parts += [part[:half], part[half + 1 :]]
    return order


def mixed(n, most):
    return rng.sample(range(most + 1), n)


def apart(n, gaps, close):
    """n sorted values with such gaps, and one gap of 1 behind the value at the place close."""
    values = [rng.randint(0, 5)]
    for i in range(n - 1):
        values.append(values[-1] + (1 if i == close else rng.randint(*gaps)))
    return values


def shuffled(values):
    values = list(values)
    rng.shuffle(values)
    return values


for _ in range(1000):
    nodes = tree(mixed(rng.randint(2, 12), rng.choice((12, 50, 1000))))
    assert solve(nodes) == brute(nodes)

write("sample/1", ([50, 20, 90, 5, 46],))
write("sample/2", ([3, None, 10],), ([8, 1],))

secret("two", ([1, 0],), ([5, None, 7],), ([10**9, 0],))
secret("three", ([4, 2, 6],), ([4, 1, 6],), ([4, 2, 9],))
secret("predecessor-is-deep", (tree([100, 10, 200, 50, 80, 99]),))
secret("successor-is-deep", (tree([100, 10, 200, 150, 120, 101]),))
secret("in-two-branches", (tree([50, 40, 10, 49, 60, 55, 51]),))
secret("left-chain", (tree([900, 700, 600, 400, 395, 100]),))
secret("right-chain", (tree([100, 395, 400, 600, 700, 900]),))
secret("zigzag", (tree([0, 100, 10, 90, 20, 80, 30, 70, 40, 60]),))
secret("full", (tree(middle_first(list(range(0, 254, 2)))),))
secret("smallest-two", (tree(shuffled(apart(60, (5, 30), 0))),))
secret("largest-two", (tree(shuffled(apart(60, (5, 30), 58))),))
secret("large-numbers", (tree(shuffled([10**9, 10**9 - 3, 10**9 - 7, 0, 4])),))
secret("hundred-levels", (tree([7 * i for i in range(50)] + [7 * i for i in range(100, 50, -1)]),))
secret("many-calls", *[(tree(mixed(rng.randint(2, 15), 10**3)),) for _ in range(120)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", (tree(shuffled(apart(n, (3, 90), rng.randrange(n - 1)))),))
secret("random-8000", (tree(mixed(8000, 10**9)),))
secret("max-random", (tree(shuffled(apart(15_000, (4, 12), 11_000))),))
secret("max-balanced", (tree(middle_first(apart(15_000, (4, 9), 7_000))),))
