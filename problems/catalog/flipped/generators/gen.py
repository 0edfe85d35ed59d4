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


from collections import Counter

rng = random.Random(306)


def size(sent, received):
    return len(sent)


def solve(sent, received):
    """By counting for each bit how often it is set."""
    changed = [b for b in range(31) if sum(x >> b & 1 for x in sent) != sum(x >> b & 1 for x in received)]
    assert len(changed) == 1
    return changed[0]


def brute(sent, received):
    """Tries each change."""
    found = set()
    for i, number in enumerate(sent):
        for b in range(31):
            if Counter(sent[:i] + sent[i + 1 :] + [number ^ (1 << b)]) == Counter(received):
                found.add(b)
    (bit,) = found
    return bit


def hit(sent, place, bit, order="shuffled"):
    received = list(sent)
    received[place] ^= 1 << bit
    if order == "shuffled":
        rng.shuffle(received)
    elif order == "reversed":
        received.reverse()
    return sent, received


def some(n, bits, order="shuffled"):
    return hit([rng.randrange(1 << bits) for _ in range(n)], rng.randrange(n), rng.randrange(bits), order)


for _ in range(300):
    one = some(rng.randint(1, 5), rng.choice([1, 2, 4, 31]))
    assert solve(*one) == brute(*one)

write("sample/1", ([5, 8, 12], [12, 5, 12]))
write("sample/2", ([0], [1]), ([7, 7], [7, 3]), ([1, 2, 3], [3, 2, 17]))

secret("one", ([0], [1 << 30]), ([(1 << 31) - 1], [(1 << 30) - 1]), ([1], [0]))
secret("each-bit-set", *[([0, 5], [5, 1 << b]) for b in range(31)])
secret("each-bit-cleared", *[([(1 << 31) - 1, 9], [9, (1 << 31) - 1 - (1 << b)]) for b in range(31)])
secret("becomes-equal", ([5, 4], [4, 4]), ([5, 4, 5], [5, 5, 5]))
secret("was-equal", ([6, 6, 6, 6], [6, 14, 6, 6]), ([6, 6, 6], [6, 6, 4]))
secret("all-equal-becomes-zero", ([1024] * 50, [1024] * 49 + [0]))
secret("same-order", some(100, 31, "same"))
secret("reversed", some(100, 31, "reversed"))
secret("sorting-shifts", hit(list(range(100, 200)), 5, 12), hit([3, 5, 9, 17, 33], 0, 10), hit([3, 5, 9, 17, 33], 4, 5))
secret("large-sums", hit([(1 << 31) - 1] * 300, 17, 30), hit([(1 << 31) - 1] * 300, 170, 0))
secret("set-twice-in-all", ([1, 2, 4, 8], [9, 2, 4, 8]), ([1, 1, 1, 1], [1, 1, 1, 3]))
secret("carry", ([7, 1], [1, 15]), ([8, 8], [0, 8]))
secret("zeros", hit([0] * 64, 33, 29))
secret("many-calls", *[some(rng.randint(1, 12), rng.choice([3, 8, 31])) for _ in range(250)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", some(n, 31))
secret("max-random", some(10**4, 20))
secret("max-reversed", some(10**4, 14, "reversed"))
secret("max-same-order", some(10**4, 10, "same"))
secret("max-equal", hit([77] * 10**4, 9000, 3))
