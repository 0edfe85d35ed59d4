"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
CLASS = "Sacks"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *objects):
    """Each object: the constructor's arguments, and its calls."""
    text, answers = "", ""
    for given, calls in objects:
        text += line([CLASS] + [call[0] for call in calls]) + line([given] + [list(call[1:]) for call in calls])
        answers += line(solve(given, calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(calls) for _, calls in objects)}\n")


def secret(name, *objects):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *objects)

rng = random.Random(109)


def solve(given, calls):
    """With a Fenwick tree over the places: water for all places up to one."""
    size = len(calls) + 1
    tree, pile, results = [0] * (size + 1), [], [None]

    def add(place, water):
        while place > 0:
            tree[place] += water
            place -= place & -place

    def water_at(place):
        total = 0
        while place <= size:
            total += tree[place]
            place += place & -place
        return total

    for name, *numbers in calls:
        if name == "put":
            pile.append(numbers[0] - water_at(len(pile) + 1))
        elif name == "soak":
            add(min(numbers[0], len(pile)), numbers[1])
        results.append(None)
        if name == "take":
            results[-1] = pile.pop() + water_at(len(pile) + 1) if pile else -1
    return results


def brute(given, calls):
    pile, results = [], [None]
    for name, *numbers in calls:
        result = None
        if name == "put":
            pile.append(numbers[0])
        elif name == "take":
            result = pile.pop() if pile else -1
        else:
            for i in range(min(numbers[0], len(pile))):
                pile[i] += numbers[1]
        results.append(result)
    return results


def put(*weights):
    return [("put", weight) for weight in weights]


def take(n):
    return [("take",)] * n


def soak(lowest, water):
    return [("soak", lowest, water)]


def yard(*parts):
    return [], [call for part in parts for call in part]


def some(n, most, takes=0.3, soaks=0.3, large=99):
    calls, size = [], 0
    for _ in range(n):
        kind = rng.random()
        if kind < takes:
            calls += take(1)
            size = max(0, size - 1)
        elif kind < takes + soaks:
            calls += soak(rng.randint(1, min(10**4, max(1, size + 2))), rng.randint(1, large))
        else:
            calls += put(rng.randint(1, most))
            size += 1
    return [], calls


for _ in range(1000):
    small = some(rng.randint(1, 30), 9)
    assert solve(*small) == brute(*small)

write("sample/1", yard(put(10, 20, 30), soak(2, 5), take(1), soak(9, 1), take(3)))
write("sample/2", yard(take(1), soak(3, 7), put(4), take(1)))

secret("one-call", yard(take(1)), yard(put(5)), yard(soak(1, 1)))
secret("one-sack", yard(put(7), soak(1, 3), take(2)), yard(put(7), soak(10_000, 3), take(2)))
secret("empty-pile-stays-dry", yard(soak(5, 9), put(1, 2), take(2), soak(2, 8), put(3), take(1)))
secret("lowest-only", yard(put(1, 2, 3), soak(1, 10), take(3)))
secret("exactly-all", yard(put(1, 2, 3), soak(3, 10), take(3)))
secret("more-than-all", yard(put(1, 2, 3), soak(4, 10), take(3)), yard(put(1, 2), soak(10_000, 10_000), take(2)))
secret("new-sack-is-dry", yard(put(1, 2), soak(2, 50), take(1), put(9), take(2)))
secret("new-sack-at-an-old-place", yard(put(1, 2, 3), soak(2, 5), take(2), put(8, 9), soak(1, 1), take(3)))
secret("handed-on-twice", yard(put(1, 2, 3, 4), soak(4, 1), soak(3, 10), soak(2, 100), soak(1, 1000), take(4)))
secret("soaked-twice", yard(put(5, 6), soak(2, 3), soak(2, 4), take(2)))
secret("large-numbers", yard(put(10_000, 10_000), *[soak(10_000, 10_000) for _ in range(200)], take(2)))
secret("up-and-down", yard(*[part for i in range(1, 40) for part in (put(i), soak(i, 1), take(1), put(2 * i))], take(40)))
secret("two-yards-are-apart", yard(put(1, 2), soak(2, 5)), yard(take(1), put(3), take(2)))
secret("many-yards", *[some(rng.randint(1, 40), 20) for _ in range(80)])
for n in (500, 1000, 2000):
    secret(f"random-{n}", some(n, 10_000, large=10_000))
secret("random-4000", some(4000, 99, 0.2, 0.4))
many = put(*[rng.randint(1, 9) for _ in range(1500)])
secret("half-4000", yard(many, *[soak(rng.randint(1000, 1500), 2) for _ in range(1000)], take(1500)))
secret("random-8000", some(8000, 99, 0.3, 0.2))
many = put(*[rng.randint(1, 9) for _ in range(9995)])
secret("max-soaks", yard(many, *[soak(9990, rng.randint(1, 9)) for _ in range(9995)], take(10)))
