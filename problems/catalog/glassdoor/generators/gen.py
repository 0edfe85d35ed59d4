"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(102)
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


def mirrored(letters):
    return letters == letters[::-1]


def solve(letters):
    for i in range(len(letters) // 2):
        j = len(letters) - 1 - i
        if letters[i] != letters[j]:
            return mirrored(letters[i + 1 : j + 1]) or mirrored(letters[i:j])
    return True


def brute(letters):
    return mirrored(letters) or any(mirrored(letters[:i] + letters[i + 1 :]) for i in range(len(letters)))


ALL = "abcdefghijklmnopqrstuvwxyz"


def text(n, letters=ALL):
    return "".join(rng.choice(letters) for _ in range(n))


def mirror(n, letters=ALL):
    half = text(n // 2, letters)
    return half + text(n % 2, letters) + half[::-1]


def insert(letters, place, letter=None):
    return letters[:place] + (letter or rng.choice(ALL)) + letters[place:]


def replace(letters, *places):
    """Other letters at the given places."""
    letters = list(letters)
    for place in places:
        letters[place] = rng.choice(ALL.replace(letters[place], ""))
    return "".join(letters)


def spoiled(n, letters="ab"):
    """A mirrored string with one letter too many, or with a little more damage."""
    changed = insert(mirror(n, letters), rng.randint(0, n), rng.choice(letters))
    return rng.choice([changed, changed, insert(changed, rng.randint(0, n), rng.choice(letters)), replace(mirror(n, letters), rng.randrange(n))])


for _ in range(3000):
    letters = rng.choice([text, mirror, spoiled])(rng.randint(1, 9), rng.choice(["ab", "abc"]))
    assert solve(letters) == brute(letters), letters
# Short strings over two letters, where removing either letter of the unequal pair often looks right at first.
LOOKS = [letters for letters in (text(12, "ab") for _ in range(4000)) if solve(letters)][:60]

write("sample/1", ("lievel",))
write("sample/2", ("level",), ("abcd",), ("x",))

secret("one", ("q",))
secret("two", ("ab",), ("aa",))
secret("three", ("abb",), ("aab",), ("aba",), ("abc",))
secret("first-too-many", ("xnoon",), ("xlevel",))
secret("last-too-many", ("noonx",), ("levelx",))
secret("middle-too-many", ("noxon",), ("rotxator",))
secret("replaced", ("abcdxfcba",), ("abxdcba",), ("axcdba",))
secret("two-too-many", ("xnoony",), ("xxnoon",), ("nxoyon",))
secret("both-look-right", *[(letters,) for letters in LOOKS])
secret("all-same", ("k" * 51,), ("k" * 50,), ("k" * 25 + "z" + "k" * 20,))
secret("many-calls", *[(spoiled(rng.randint(1, 20), "abc"),) for _ in range(300)])
secret("many-two-letters", *[(spoiled(rng.randint(1, 25)),) for _ in range(300)])
secret("random-100", (text(100),), (insert(mirror(100), 30),))
for n in (1000, 2000, 4000, 8000):
    secret(f"mirrored-{n}", (mirror(n),))
for n in (16_000, 32_000):
    secret(f"inserted-{n}", (insert(mirror(n - 1), n // 3),))
secret("replaced-64000", (replace(mirror(64_000), 31_000),))
secret("max-one-too-many", (insert(mirror(99_999), 60_000),))
secret("max-two-too-many", (insert(insert(mirror(99_998), 20_000), 70_000),))
secret("max-same-but-two", ("a" * 20_000 + "b" + "a" * 20_000 + "c" + "a" * 59_998,))
secret("max-two-letters", (insert("ab" * 25_000 + "ba" * 24_999 + "b", 99_999, "b"),))
