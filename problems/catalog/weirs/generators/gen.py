"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(2265)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *trees):
    (DATA / f"{name}.in").write_text("".join(line(nodes) for nodes in trees))
    (DATA / f"{name}.ans").write_text("".join(line(solve(nodes)) for nodes in trees))
    (DATA / f"{name}.yaml").write_text(f"n: {max(sum(node is not None for node in nodes) for nodes in trees)}\n")


def secret(name, *trees):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *trees)


def parents(nodes):
    """Of the level order: the values without gaps, and the index of each one's parent among them."""
    values, up, at = [nodes[0]], [-1], 1
    i = 0
    while at < len(nodes):
        for value in nodes[at : at + 2]:
            if value is not None:
                values.append(value)
                up.append(i)
        at += 2
        i += 1
    return values, up


def solve(nodes):
    """Backwards in level order, each node pours into its parent."""
    values, up = parents(nodes)
    arrives, weir, spilling = [0] * len(values), [False] * len(values), 0
    for i in range(len(values) - 1, -1, -1):
        flow = values[i]
        if weir[i]:
            spilling += arrives[i] > flow
            flow = min(flow, arrives[i])
        if i:
            arrives[up[i]] += flow
            weir[up[i]] = True
    return spilling


def brute(nodes):
    """Every litre for itself: it goes down from its spring until a weir on its way is full."""
    values, up = parents(nodes)
    room, over = values[:], set()
    for i in range(len(values)):
        if i in up:
            continue
        for _ in range(values[i]):
            way, at = [], up[i]
            while at >= 0 and room[at]:
                way.append(at)
                at = up[at]
            for one in way:
                room[one] -= 1
            if at >= 0:
                over.add(at)
    return len(over)


def tree(n, missing, value):
    """n nodes, of whose places for children this part stays empty."""
    nodes, left, room = [], n, 1
    while left and room:
        if room > 1 and rng.random() < missing:
            nodes.append(None)
            room -= 1
        else:
            nodes.append(value())
            room += 1
            left -= 1
    while nodes[-1] is None:
        nodes.pop()
    return nodes


def natural(nodes, spread):
    """The same tree, where each weir can carry about what arrives there."""
    values, up = parents(nodes)
    arrives = [0] * len(values)
    for i in range(len(values) - 1, -1, -1):
        if arrives[i]:
            values[i] = max(1, min(10**9, rng.randint(arrives[i] - arrives[i] // spread, arrives[i] + arrives[i] // (3 * spread))))
            arrives[i] = min(arrives[i], values[i])
        else:
            arrives[i] = values[i]
        if i:
            arrives[up[i]] += arrives[i]
    following = iter(values)
    return [node if node is None else next(following) for node in nodes]


def chain(values, side):
    """Each node has one child: side() says whether it is the right one."""
    nodes = [values[0]]
    for value in values[1:]:
        nodes += [None, value] if side() else [value, None]
    while nodes[-1] is None:
        nodes.pop()
    return nodes


def to(most):
    return lambda: rng.randint(0, most)


def left():
    return False


def coin():
    return rng.random() < 0.5


for _ in range(2000):
    small = tree(rng.randint(1, 12), rng.choice([0.2, 0.45]), to(rng.randint(1, 9)))
    assert solve(small) == brute(small), small

write("sample/1", [6, 4, 3, 5, None, 1, 2])
write("sample/2", [5], [3, None, 4])

secret("one-spring", [0], [10**9])
secret("one-weir", [3, 2], [3, 3], [3, None, 4], [3, 1, 2], [3, 2, 2], [0, 0, 0])
secret("just-full", [6, 4, 2, 3, 1, None, 2], [9, 5, 4, 5, None, 2, 2], [4, None, 4, 4])
secret("lost-on-the-way", [5, 3, 2, 10, None, 10], [8, 4, 4, 9, 9, 9, 9], [4, 4, None, 4, None, 9])
secret("less-arrives-than-fits", [5, 9, 9, 2, None, 1, 1], [10, 100, 100, 3, 4, 1, 1])
secret("dry", [0, 0, 0, 0, 0, None, 0], [1, 0, 1, 0, 0, 0, 2])
secret("weir-that-carries-nothing", [1, 0, 1, 7, 7, 1], [0, 0, None, 1], [3, 0, 3, None, 8, 3])
secret("one-child-is-missing", [4, None, 6, 5, None, None, 5], [7, 7, None, None, 8, 4, 4])
secret("largest-values", [10**9, 10**9, 10**9, 10**9, 10**9, 10**9, 10**9], [10**9, 10**9, 999_999_999, None, 10**9, 10**9])
secret("full-tree", natural([rng.randint(1, 50) for _ in range(255)], 4))
secret("zigzag", chain(sorted(rng.randint(0, 99) for _ in range(60)), iter([True, False] * 40).__next__))
secret("all-trees-of-ones", *[tree(rng.randint(1, 20), 0.4, lambda: 1) for _ in range(100)])
secret("many-calls", *[tree(rng.randint(1, 30), 0.4, to(20)) for _ in range(150)])
secret("many-natural-calls", *[natural(tree(rng.randint(2, 30), 0.4, to(20)), 3) for _ in range(150)])
for n in (500, 1000, 2000):
    secret(f"random-{n}", natural(tree(n, 0.47, to(1000)), 10))
secret("random-4000", tree(4000, 0.45, to(1000)))
secret("chain-1000", chain(sorted(rng.randint(0, 9999) for _ in range(1000)), coin))
secret("chain-2500", chain([rng.randint(0, 9999) for _ in range(2500)], coin))
secret("max-full", natural([rng.randint(1, 99) for _ in range(10**4)], 20))
secret("max-sparse", natural(tree(10**4, 0.49, to(999)), 5))
secret("max-left-chain", chain(sorted(rng.randint(1, 99_999) for _ in range(10**4)), left))
secret("max-random-chain", chain([9 * i + rng.randint(0, 200) for i in range(10**4)], coin))
