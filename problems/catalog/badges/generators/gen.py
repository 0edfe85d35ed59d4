"""Writes every input of this package with its size; the answers are the output of submissions/accepted/counter.py."""
import itertools
import pathlib
import random
import string

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LETTERS = string.digits + string.ascii_letters
MAX_N = 100_000
rng = random.Random(31)
numbers = itertools.count(1)


def write(name, codes, shuffle=True):
    codes = list(codes)
    if shuffle:
        rng.shuffle(codes)
    (DATA / f"{name}.in").write_text("\n".join([str(len(codes)), *codes]) + "\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(codes)}\n")


def secret(name, codes, shuffle=True):
    write(f"secret/{next(numbers):02}-{name}", codes, shuffle)


def word(low, high):
    return "".join(rng.choices(LETTERS, k=rng.randint(low, high)))


write("sample/1", ["kim", "B12", "zoe", "kim", "B12"], shuffle=False)
write("sample/2", ["ada", "Ada", "ada"], shuffle=False)

secret("one", ["x"])
secret("two-tied", ["b", "a"], shuffle=False)
secret("case-matters", ["A", "a", "b", "b"])
secret("tie-digit-capital-small", ["z", "Z", "9"] * 3)
secret("tie-prefixes", ["AAA", "AA", "A", "AAAA"] * 2)
secret("same", ["badge"] * 1000)
secret("late-winner", [word(3, 8) for _ in range(500)] + ["late"] * 7, shuffle=False)
secret("winner-seen-last", ["d"] * 5 + ["c"] * 5 + ["b"] * 5 + ["a"] * 5, shuffle=False)
secret("leading-zeros", ["7"] * 3 + ["07"] * 4 + ["007"] * 4)
secret("like-numbers", ["10", "9", "1e1", "0x0A", "00000000", "99999999"] * 20)
secret("property-names", ["toString", "length", "valueOf", "concat"] * 9 + ["valueOf"])
secret("small-alphabet", ["".join(rng.choices("abA", k=rng.randint(1, 3))) for _ in range(400)])
# Every word made of four times Aa or BB has the same value as a number in base 31.
twins = ["".join(parts) for parts in itertools.product(["Aa", "BB"], repeat=4)]
secret("equal-hashes", twins * 3 + ["lonely"] * 40 + [twins[5]])
secret("random", [word(1, 2) for _ in range(5000)])
secret("long-codes", [word(8, 8) for _ in range(9000)] + ["zzzzzzzz"] * 2)
every = ("".join(parts) for parts in itertools.product(LETTERS[::-1], repeat=3))
secret("max-distinct", itertools.islice(every, MAX_N))
secret("max-tie", ["z"] * (MAX_N // 2) + ["a"] * (MAX_N // 2), shuffle=False)
secret("max-skewed", [LETTERS[min(61, int(rng.expovariate(0.1)))] + rng.choice("ab") for _ in range(MAX_N)])
