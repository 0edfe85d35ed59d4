"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX_STEPS, MAX_BEFORE = 20_000, 30_000
rng = random.Random(210)
number = 0


def solve(steps, before):
    waits, after = [0] * steps, [[] for _ in range(steps)]
    for a, b in before:
        waits[b] += 1
        after[a].append(b)
    plan = [step for step in range(steps) if waits[step] == 0]
    for step in plan:
        for other in after[step]:
            waits[other] -= 1
            if waits[other] == 0:
                plan.append(other)
    return plan if len(plan) == steps else []


def text(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, *calls):
    (DATA / f"{name}.in").write_text("".join(text(argument) + "\n" for call in calls for argument in call))
    (DATA / f"{name}.ans").write_text("".join(text(solve(*call)) + "\n" for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(steps + len(before) for steps, before in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def mixed(steps, before):
    """The same with other numbers, and the entries in another order."""
    names = list(range(steps))
    rng.shuffle(names)
    before = [[names[a], names[b]] for a, b in before]
    rng.shuffle(before)
    return steps, before


def possible(steps, entries):
    """Random entries along a hidden order."""
    return mixed(steps, [sorted(rng.sample(range(steps), 2)) for _ in range(entries)])


def near(steps, entries, far):
    """Entries between steps that are close in a hidden order, so that the order is nearly fixed."""
    pairs = []
    while len(pairs) < entries:
        a = rng.randrange(steps - 1)
        pairs.append([a, min(steps - 1, a + rng.randint(1, far))])
    return mixed(steps, pairs)


def anyhow(steps, entries):
    return steps, [rng.sample(range(steps), 2) for _ in range(entries)]


def chain(steps):
    return [[step, step + 1] for step in range(steps - 1)]


write("sample/1", (4, [[0, 1], [2, 1], [1, 3]]))
write("sample/2", (4, [[0, 1], [2, 1], [1, 3], [3, 0]]), (3, []))

secret("one", (1, []))
secret("two", (2, [[1, 0]]), (2, [[0, 1]]), (2, [[0, 1], [1, 0]]))
secret("twice", (3, [[2, 1], [2, 1], [1, 0], [2, 1]]))
secret("nothing-to-keep", (30, []))
secret("chain-backwards", (50, [[b, a] for a, b in chain(50)]))
secret("ring", (40, chain(40) + [[39, 0]]))
secret("circle-behind-a-start", (6, [[0, 1], [1, 2], [2, 3], [3, 1], [3, 4], [0, 5]]))
secret("circle-apart", (7, [[0, 1], [1, 2], [4, 5], [5, 6], [6, 4]]))
secret("few-before-many", (5, [[4, 0], [3, 0], [0, 1], [4, 2], [3, 2], [1, 2]]))
secret("diamonds", mixed(31, [e for i in range(0, 30, 3) for e in ([i, i + 1], [i, i + 2], [i + 1, i + 3], [i + 2, i + 3])]))
secret("many-calls", *[
    (possible if rng.random() < 0.6 else anyhow)(steps, rng.randint(0, 2 * steps)) for steps in (rng.randint(2, 12) for _ in range(300))
])
for size in (500, 1000, 2000, 4000, 8000):
    secret(f"random-{size}", possible(size, size * 3 // 2))
secret("nearly-fixed", near(6000, 12_000, 3))
secret("max-chain-backwards", (MAX_STEPS, [[b, a] for a, b in chain(MAX_STEPS)]))
secret("max-star", (MAX_STEPS, [[step, 0] for step in range(1, MAX_STEPS)]))
secret("max-random", possible(MAX_STEPS, MAX_BEFORE))
steps, before = possible(MAX_STEPS, MAX_BEFORE - 1)
secret("max-late-circle", (steps, before + [before[0][::-1]]))
