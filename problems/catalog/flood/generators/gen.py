"""Writes every input of this package with its size; the answers are the output of submissions/accepted/two_searches.cpp."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MAX = 500
rng = random.Random(11)
numbers = itertools.count(1)


def write(name, rows):
    rows = ["".join(row) for row in rows]
    (DATA / f"{name}.in").write_text("\n".join([f"{len(rows)} {len(rows[0])}", *rows]) + "\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(rows) * len(rows[0])}\n")


def secret(name, rows):
    write(f"secret/{next(numbers):02}-{name}", rows)


def noise(r, c, walls, water=0, start=None, end=None):
    """Random walls and leaks; start and exit in opposite corners unless told otherwise."""
    rows = [["#" if rng.random() < walls else "." for _ in range(c)] for _ in range(r)]
    for _ in range(water):
        rows[rng.randrange(r)][rng.randrange(c)] = "~"
    for (i, j), mark in ((start or (0, 0), "S"), (end or (r - 1, c - 1), "E")):
        rows[i][j] = mark
    return rows


def snake(r, c):
    """One corridor through the whole grid, from the top left corner to the end of the last row."""
    rows = [list("." * c) if i % 2 == 0 else list("#" * c) for i in range(r)]
    right = True
    for i in range(1, r - 1, 2):
        rows[i][c - 1 if right else 0] = "."
        right = not right
    last = r - 1 if r % 2 else r - 2
    rows[0][0] = "S"
    rows[last][c - 1 if (last // 2) % 2 == 0 else 0] = "E"
    return rows


def framed(rows):
    width = len(rows[0]) + 2
    return ["#" * width, *("#" + "".join(row) + "#" for row in rows), "#" * width]


write("sample/1", ["S....E", ".####.", "~....."])
write("sample/2", ["S..E..~", "#####.#"])
write("sample/3", ["S#~", ".##", "..E"])

secret("min", ["SE"])
secret("min-column", ["E", "S"])
secret("walled-in", ["S#E"])
secret("water-beside-start", ["~S.E"])
secret("water-beside-exit", ["S..E~"])
secret("water-crosses-start", ["~.S....E"])
secret("next-to-exit-all-wet", ["~~~", "~SE", "~~~"])
secret("framed-open", framed(noise(8, 8, 0)))
secret("framed-tie", framed(["S....E....~"]))
secret("framed-escape", framed(["~S...E", ".####.", "......"]))
secret("last-leak-matters", ["~######", "#S...E#", "###.###", "###~###"])
secret("every-leak-harmless", ["~#S..E#~", "~######~"])
secret("random-small", noise(20, 30, 0.25, 2))
secret("random-no-water", noise(60, 40, 0.3, 0))
secret("random-medium", noise(120, 120, 0.2, 3, (60, 60), (119, 0)))
rows = noise(100, 100, 0.1, 1)
rows[98][99] = rows[99][98] = "#"
secret("walled-exit", rows)
secret("row", ["S" + "." * 498 + "E"])
secret("column", "~#S" + "." * 400 + "E")
secret("max-snake", snake(MAX, MAX))
rows = snake(MAX, MAX)
rows[0][0], rows[2][480] = "~", "S"
secret("max-snake-chased", rows)
secret("max-open", noise(MAX, MAX, 0, 1, (499, 499), (0, 0)))
secret("max-random", noise(MAX, MAX, 0.3, 0, (250, 0), (250, 499)))
secret("many-leaks", noise(300, 300, 0.05, 40, (1, 1), (3, 290)))
