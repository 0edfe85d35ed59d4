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



rng = random.Random(14)
ALL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def solve(songs):
    last, left, best = {}, 0, 0
    for i, song in enumerate(songs):
        left = max(left, last.get(song, -1) + 1)
        last[song] = i
        best = max(best, i - left + 1)
    return best


def log(n, letters=ALL):
    return "".join(rng.choice(letters) for _ in range(n))


write("sample/1", ("radar7",))
write("sample/2", ("",), ("aaaa",), ("aA",))

secret("nothing", ("",))
secret("one", ("x",))
secret("all-same", ("z" * 50,))
secret("all-different", (ALL,))
secret("left-must-not-go-back", ("abba",), ("tmmzuxt",))
secret("at-the-end", ("aaaabcdef",))
secret("at-the-start", ("abcdefaaaa",))
secret("capitals", ("aAbBaAbB",))
secret("digits", ("0123456789" * 3,))
secret("many-calls", *[(log(rng.randint(0, 40), "abcdefgh"),) for _ in range(400)])
for n in (1000, 2000, 4000, 8000, 16000, 32000, 64000):
    secret(f"random-{n}", (log(n),))
secret("max-random", (log(10**5),))
secret("max-cycle", ((ALL * 2000)[: 10**5],))
secret("max-same", ("q" * 10**5,))
secret("max-two", (log(10**5, "ab"),))
