"""Writes the test data: python3 gen.py, in this folder."""
import os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
MAX = 1_000_000
SECRET = [
    ("01-one-dark", 1, 0), ("02-one-lit", 1, 1), ("03-two", 2, 1), ("04-three-lit", 3, 3), ("05-ten", 10, 4),
    ("06-all-dark", 1000, 0), ("07-all-lit", 1000, 1000), ("08-middle", 1000, 500), ("09-power", 524_288, 262_144),
    ("10-below-power", 524_287, 262_143), ("11-max-dark", MAX, 0), ("12-max-first", MAX, 1), ("13-max-middle", MAX, 500_000),
    ("14-max-odd", MAX, 333_333), ("15-max-last-but-one", MAX, MAX - 1), ("16-max-lit", MAX, MAX), ("17-max-late", MAX, 987_654),
    ("18-above-power", 524_289, 524_289), ("19-quarter", 750_000, 187_500), ("20-hundred", 100, 99),
]


def write(path, text):
    with open(os.path.join(ROOT, path), "w") as file:
        file.write(text)


for name, n, k in [("sample/1", 5, 3), ("sample/2", 2, 0)] + [("secret/" + name, n, k) for name, n, k in SECRET]:
    write(name + ".in", f"{n} {k}\n")
    write(name + ".ans", f"{k}\n")
    write(name + ".yaml", f"n: {n}\n")
write("sample/1.interaction", "<5\n>? 3\n<on\n>? 4\n<off\n>! 3\n")
write("sample/2.interaction", "<2\n>? 1\n<off\n>! 0\n")
for name, text in [("too-many", "5 6\n"), ("too-long", "1000001 0\n"), ("one-number", "5\n")]:
    write(f"invalid_input/{name}.in", text)
