"""Writes all test data of this package."""
import string
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
    (DATA / f"{name}.yaml").write_text(f"n: {max(sum(map(len, call[0])) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)

rng = random.Random(107)


def shared(one, other):
    return next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))


def solve(names):
    """From the neighbours in sorted order."""
    order = sorted(names)
    most = dict.fromkeys(names, 0)
    for one, other in zip(order, order[1:]):
        both = shared(one, other)
        most[one] = max(most[one], both)
        most[other] = max(most[other], both)
    return [name[: most[name] + 1] for name in names]


def brute(names):
    short = []
    for name in names:
        starts = [name[:length] for length in range(1, len(name) + 1)]
        good = [start for start in starts if sum(other.startswith(start) for other in names) == 1]
        short.append(good[0] if good else name)
    return short


def villages(n, letters, least, most, start=""):
    """n different names, which begin with start and then have least to most letters."""
    names = set()
    while len(names) < n:
        names.add(start + "".join(rng.choice(letters) for _ in range(rng.randint(least, most))))
    return shuffled(sorted(names))


def shuffled(names):
    rng.shuffle(names)
    return names


for _ in range(2000):
    small = villages(rng.randint(1, 10), "abc"[: rng.randint(2, 3)], 1, 6)
    assert solve(small) == brute(small)

write("sample/1", (["marl", "mast", "oak", "oaken", "ash"],))
write("sample/2", (["elm"],), (["a", "ab", "abc"],))

secret("one", (["x"],), (["zzzzzzzzzzzzzzzzzzzz"],))
secret("two", (["ab", "cd"],), (["ab", "ac"],), (["ab", "abc"],), (["abc", "ab"],))
secret("all-letters", (list(string.ascii_lowercase),))
secret("one-letter-long", (["a", "b", "ab", "ba"],))
secret("chain", (["a" * length for length in range(1, 21)],))
secret("chain-backwards", (["a" * length for length in range(20, 0, -1)],))
secret("differ-at-the-end", (["longvillagenamewith" + letter for letter in "abcdefgh"],))
secret("differ-at-the-start", ([letter + "ongvillagenamewith" for letter in "abcdefgh"],))
secret("start-and-longer", (["pine", "pinewood", "pineapple", "pin", "oak"],))
secret("same-ends", (["north", "south", "forth", "worth", "fourth"],))
secret("start-of-the-next", (["ab", "aba", "b", "abab"],))
secret("two-letters", (villages(60, "ab", 1, 7),))
ends = [format(i, f"0{n}b") for n in range(1, 7) for i in range(2**n)]
secret("full-of-two-letters", (shuffled([number.replace("0", "a").replace("1", "b") for number in ends]),))
secret("many-calls", *[(villages(rng.randint(1, 12), "abc", 1, 5),) for _ in range(150)])
for n in (300, 600, 1200):
    secret(f"random-{n}", (villages(n, string.ascii_lowercase, 1, 20),))
secret("random-2500", (villages(2500, "abcde", 4, 8),))
secret("common-start-2000", (villages(2000, string.ascii_lowercase, 1, 6, "underthehills"),))
secret("max-random", (villages(5000, "abcdefghij", 3, 12),))
secret("max-long", (villages(5000, "mn", 15, 20),))
secret("max-common-start", (villages(5000, string.ascii_lowercase, 3, 5, "upontheriverdee"),))
