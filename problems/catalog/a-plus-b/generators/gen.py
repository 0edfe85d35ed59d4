"""Writes every input of this package with its size; the answers are the output of submissions/accepted/sum.py."""
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(2025)
E18 = 10**18


def write(name, a, b):
    (DATA / f"{name}.in").write_text(f"{a} {b}\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(str(max(abs(a), abs(b))))}\n")


write("sample/1", 2, 3)
write("sample/2", -10, 4)
write("sample/3", 2_000_000_000, 2_000_000_000)

cases = [
    ("zeros", 0, 0),
    ("one-zero", 0, 7),
    ("zero-one", -7, 0),
    ("cancel", 123456, -123456),
    ("both-negative", -1, -1),
    ("carry", 999_999, 1),
    ("over-31-bits", 2**31 - 1, 1),
    ("under-31-bits", -(2**31), -1),
    ("over-32-bits", 2**32 - 1, 1),
    ("wraps-to-zero", 2**31, 2**31),
    ("over-53-bits", 2**53, 1),
    ("odd-53-bits", -(2**53) + 1, -2),
    ("long-carry", 999_999_999_999_999_999, 1),
    ("max", E18, E18),
    ("min", -E18, -E18),
    ("extremes-cancel", E18, -E18),
    ("almost-cancel", E18, -E18 + 1),
]
cases += [(f"random-{i}", rng.randint(-E18, E18), rng.randint(-E18, E18)) for i in range(1, 4)]
for number, (name, a, b) in enumerate(cases, 1):
    write(f"secret/{number:02}-{name}", a, b)
