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
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, max(len(call[0]) for call in calls))}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)



rng = random.Random(13)


def solve(nodes):
    """From the level order itself."""
    seen, level, at = [], nodes[:1], 1
    level = [node for node in level if node is not None]
    while level:
        seen.append(level[-1])
        below = nodes[at : at + 2 * len(level)]
        at += 2 * len(level)
        level = [node for node in below if node is not None]
    return seen


def tree(n, missing):
    """n nodes, of whose places for children this part stays empty."""
    nodes, left, room = [], n, 1
    while left and room:
        if room > 1 and rng.random() < missing:
            nodes.append(None)
            room -= 1
        else:
            nodes.append(rng.randint(-(10**9), 10**9))
            room += 1
            left -= 1
    return nodes


def chain(n, side):
    """Each node has one child: side() says whether it is the right one."""
    nodes = [rng.randint(0, 99)]
    for _ in range(n - 1):
        child = rng.randint(0, 99)
        nodes += [None, child] if side() else [child, None]
    while nodes[-1] is None:
        nodes.pop()
    return nodes


write("sample/1", ([1, 2, 3, None, 5, None, None, 6],))
write("sample/2", ([],), ([4, 2],))

secret("nothing", ([],))
secret("one", ([-7],))
secret("left-only", ([1, 2, None, 3, None, 4],))
secret("right-only", ([1, None, 2, None, 3],))
secret("left-is-deeper", ([1, 2, 3, 4, None, None, None, 5],))
secret("equal-values", ([1, 1, 1, 1, None, 1],))
secret("full", (list(range(1, 128)),))
secret("zigzag", (chain(60, iter([True, False] * 30).__next__),))
secret("many-calls", *[(tree(rng.randint(1, 30), 0.4),) for _ in range(300)])
for n in (1000, 2000, 4000, 8000):
    secret(f"random-{n}", (tree(n, 0.45),))
secret("max-random", (tree(20_000, 0.48),))
secret("max-sparse", (tree(20_000, 0.49),))
secret("max-full", (tree(20_000, 0),))
secret("max-left-chain", (chain(20_000, lambda: False),))
secret("max-right-chain", (chain(20_000, lambda: True),))
secret("max-random-chain", (chain(20_000, lambda: rng.random() < 0.5),))
for n in (2500, 5000, 10_000):
    secret(f"chain-{n}", (chain(n, lambda: rng.random() < 0.5),))
