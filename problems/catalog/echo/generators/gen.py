"""Writes every input of this package with its size; the answers are the output of submissions/accepted/automaton.cpp."""
import itertools
import pathlib
import random
import string

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX = 200_000
rng = random.Random(99)
numbers = itertools.count(1)


def write(name, text):
    (DATA / f"{name}.in").write_text(text + "\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(text)}\n")


def secret(name, text):
    write(f"secret/{next(numbers):02}-{name}", text)


def noise(n, letters=string.ascii_lowercase):
    return "".join(rng.choices(letters, k=n))


def thue_morse(order, a="a", b="b"):
    text, other = a, b
    for _ in range(order):
        text, other = text + other, other + text
    return text


def fibonacci(n):
    shorter, text = "b", "a"
    while len(text) < n:
        shorter, text = text, text + shorter
    return text[:n]


write("sample/1", "banana")
write("sample/2", "world")
write("sample/3", "abcdabxcd")

secret("one-letter", "q")
secret("two-equal", "zz")
secret("two-different", "zy")
secret("whole-alphabet", string.ascii_lowercase)
secret("alphabet-and-one", string.ascii_lowercase + "m")
secret("overlap", "x" + "a" * 9 + "y")
secret("same-letter", "k" * 500)
secret("period-three", "abc" * 200 + "ab")
secret("tie-first-wins", "zebra1apple2apple3zebra".replace("1", "q").replace("2", "w").replace("3", "x"))
secret("three-times", "rain" + "x" + "rain" + "yy" + "rain")
secret("last-letters", noise(300, "abcdefgh") + "zzz" + noise(300, "ijklmnop") + "zzz")
secret("random-binary", noise(2000, "ab"))
secret("random-letters", noise(3000))
secret("thue-morse", thue_morse(12))
# Both halves hold a different Thue-Morse passage in equal surroundings; their hashes modulo 2^64 are equal.
before, after = noise(3000), noise(3000)
secret("equal-hashes", before + thue_morse(11) + after + before + thue_morse(11, "b", "a") + after)
secret("fibonacci", fibonacci(30_000))
secret("max-same-letter", "a" * MAX)
half = noise(MAX // 2)
secret("max-twice", half + half)
secret("max-random", noise(MAX))
secret("max-binary", noise(MAX, "ab"))
secret("max-near-period", "a" * (MAX // 2 - 1) + "b" + "a" * (MAX // 2))
