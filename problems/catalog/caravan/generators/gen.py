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

rng = random.Random(103)


def solve(carts):
    back = carts[::-1]
    order = [None] * len(carts)
    order[::2] = carts[: (len(carts) + 1) // 2]
    order[1::2] = back[: len(carts) // 2]
    return order


def brute(carts):
    """One cart after the other, as in the story."""
    carts, place = list(carts), 1
    while place < len(carts):
        carts.insert(place, carts.pop())
        place += 2
    return carts


def caravan(n):
    most = 10**9 if n <= 1000 else 99
    return [rng.randint(1, most) for _ in range(n)]


for n in range(1, 200):
    some = caravan(n)
    assert solve(some) == brute(some)

write("sample/1", ([4, 8, 1, 9, 3],))
write("sample/2", ([1, 2, 3, 4],), ([7],))

secret("one", ([5],))
secret("two", ([1, 2],))
secret("three", ([1, 2, 3],))
secret("four", ([4, 3, 2, 1],))
secret("five", ([1, 2, 3, 4, 5],))
secret("six", ([1, 2, 3, 4, 5, 6],))
secret("all-sizes", *[(list(range(1, n + 1)),) for n in range(1, 60)])
secret("all-equal", ([3] * 40,), ([3] * 41,))
secret("large-numbers", ([10**9, 1, 10**9 - 1, 2],))
secret("same-both-ways", ([1, 2, 3, 4, 3, 2, 1],))
secret("many-calls", *[(caravan(rng.randint(1, 40)),) for _ in range(150)])
for n in (500, 999, 1000, 2000, 4001, 8000, 12_000):
    secret(f"random-{n}", (caravan(n),))
secret("max-odd", (caravan(19_999),))
secret("max-even", (caravan(20_000),))
secret("max-two-values", ([rng.randint(1, 2) for _ in range(20_000)],))
