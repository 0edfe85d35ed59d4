"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(103)
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


def solve(slats, cans):
    best = 0
    for colour in set(slats):
        others = [-1] + [i for i, slat in enumerate(slats) if slat != colour] + [len(slats)]
        if len(others) - 2 <= cans:
            return len(slats)
        best = max(best, max(b - a - 1 for a, b in zip(others, others[cans + 1 :])))
    return best


def brute(slats, cans):
    n = len(slats)
    stretches = (slats[i:j] for i in range(n) for j in range(i + 1, n + 1))
    return max(len(one) for one in stretches if len(one) - max(map(one.count, one)) <= cans)


ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fence(n, colours=ALL):
    return "".join(rng.choice(colours) for _ in range(n))


def blocks(n, longest, colours=ALL):
    text = ""
    while len(text) < n:
        text += rng.choice(colours) * rng.randint(1, longest)
    return text[:n]


def small():
    slats = rng.choice([fence(rng.randint(1, 14), "ABC"), blocks(rng.randint(1, 14), 4, "ABCD")])
    return slats, rng.randint(0, min(4, len(slats)))


for _ in range(2000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ("RGRRBBGR", 2))
write("sample/2", ("AABBBA", 0), ("XYZ", 3), ("YXXX", 1))

secret("one", ("A", 0), ("Z", 1))
secret("no-paint", ("AABBBBAAACC", 0))
secret("all-same", ("G" * 50, 0), ("G" * 50, 7))
secret("all-different", (ALL, 5), (ALL, 0), (ALL, 26))
secret("enough-paint", ("ABCABCABD", 6), ("ABCABCABD", 9))
secret("first-is-painted", ("BAAAA", 1), ("CBAAAACC", 2))
secret("last-is-painted", ("AAAAB", 1), ("CCAAAABC", 2))
secret("rare-colour-wins", ("ABACADAEABACADAE" + "ZZZZ", 1), ("AXAXAXAXAXYYYYYY", 1))
secret("same-colour-far-apart", ("RBBBBBBBRBBBR" + "GGGYGGG", 1))
secret("alternating", ("AB" * 30, 5), ("ABC" * 20, 5))
secret("many-calls", *[small() for _ in range(400)])
secret("many-blocks", *[(blocks(40, 8, "ABCDE"), rng.randint(0, 12)) for _ in range(200)])
for n in (1000, 2000, 4000):
    secret(f"random-{n}", (fence(n), n // 20))
for n in (8000, 16_000, 32_000):
    secret(f"blocks-{n}", (blocks(n, 50), n // 30))
secret("random-64000", (fence(64_000), 10_000))
secret("max-random", (fence(100_000), 30_000))
secret("max-two-colours", (blocks(100_000, 300, "QR"), 20_000))
secret("max-same", ("M" * 100_000, 0))
secret("max-all-painted", (fence(50_000, "ABCD") + "E" * 50_000, 50_000))
