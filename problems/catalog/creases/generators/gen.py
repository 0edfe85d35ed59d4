"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(404)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    (DATA / f"{name}.in").write_text("".join(line(argument) for call in calls for argument in call))
    (DATA / f"{name}.ans").write_text("".join(line(solve(*call)) for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(folds for folds, _ in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def solve(folds, place):
    while place % 2 == 0:
        place //= 2
    return place % 4 == 1


def brute(folds):
    """Folds a strip of 2^folds pieces. The stacks stand from left to right, each a list of (piece, face up) from below."""
    stacks = [[(piece, True)] for piece in range(2**folds)]
    valley = {}
    while len(stacks) > 1:
        half = len(stacks) // 2
        for (left, up), (right, _) in zip(stacks[half - 1], stacks[half]):
            valley[max(left, right)] = up
        turned = [[(piece, not up) for piece, up in reversed(stack)] for stack in reversed(stacks[half:])]
        stacks = [below + above for below, above in zip(stacks[:half], turned)]
    return [valley[place] for place in range(1, 2**folds)]


def all_of(folds):
    return [(folds, place) for place in range(1, 2**folds)]


def some(n, least, most):
    """n calls whose places have all lengths in binary."""
    calls = []
    for _ in range(n):
        folds = rng.randint(least, most)
        end = 2 ** rng.randint(1, folds)
        calls.append((folds, rng.randint(max(end // 2, 1), end - 1)))
    return calls


for folds in range(1, 13):
    assert [solve(*call) for call in all_of(folds)] == brute(folds), folds

write("sample/1", (3, 6))
write("sample/2", (1, 1), (2, 1), (2, 2), (2, 3))

secret("one-fold", (1, 1))
secret("two-folds", *all_of(2))
secret("three-folds", *all_of(3))
secret("four-folds", *all_of(4))
secret("five-folds", *all_of(5))
secret("eight-folds", *all_of(8))
secret("middle", *[(folds, 2 ** (folds - 1)) for folds in range(1, 31)])
secret("left-of-the-middle", *[(folds, 2 ** (folds - 1) - 1) for folds in range(2, 31)])
secret("right-of-the-middle", *[(folds, 2 ** (folds - 1) + 1) for folds in range(2, 31)])
secret("first", *[(folds, 1) for folds in range(1, 31)])
secret("last", *[(folds, 2**folds - 1) for folds in range(1, 31)])
secret("same-place", *[(folds, 11) for folds in range(4, 31)], *[(folds, 12) for folds in range(4, 31)])
secret("quarters", *[(folds, 3 * 2 ** (folds - 2)) for folds in range(2, 31)])
secret("one-bit-of-30", *[(30, 2**bit) for bit in range(30)])
secret("two-bits-of-30", *[(30, 2**bit + 2 ** rng.choice([b for b in range(30) if b != bit])) for bit in range(30)])
secret("neighbouring-bits-of-30", *[(30, 3 * 2**bit) for bit in range(29)])
secret("even-places", *[(20, 2 * rng.randint(1, 2**19 - 1)) for _ in range(200)])
secret("alternating-bits", *[(30, 0x15555555 >> k) for k in range(29)], *[(30, 0x2AAAAAAA >> k) for k in range(29)])
secret("random-10", *some(300, 1, 10))
secret("random-20", *some(300, 11, 20))
secret("random-30", *some(300, 21, 30))
secret("max-random", *[(30, rng.randint(1, 2**30 - 1)) for _ in range(300)])
secret("max-left-half", *[(30, rng.randint(1, 2**29 - 1)) for _ in range(300)])
secret("max-right-half", *[(30, rng.randint(2**29, 2**30 - 1)) for _ in range(300)])
secret("max-last-places", *[(30, 2**30 - k) for k in range(1, 301)])
