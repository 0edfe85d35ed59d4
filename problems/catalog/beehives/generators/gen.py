"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(2812)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *gardens):
    (DATA / f"{name}.in").write_text("".join(line(garden) for garden in gardens))
    (DATA / f"{name}.ans").write_text("".join(line(solve(garden)) for garden in gardens))
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(garden) * len(garden[0]) for garden in gardens)}\n")


def secret(name, *gardens):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *gardens)


def solve(garden):
    """Distances by sweeps over rows and columns, then a search from the safest squares on, with a bucket for each safety."""
    rows, columns = len(garden), len(garden[0])
    far = rows + columns
    away = [[0 if square == "#" else far for square in row] for row in garden]
    for _ in range(2):
        for row in away:
            for c in range(1, columns):
                row[c] = min(row[c], row[c - 1] + 1)
            for c in range(columns - 2, -1, -1):
                row[c] = min(row[c], row[c + 1] + 1)
        for up, down in zip(away, away[1:]):
            for c in range(columns):
                down[c] = min(down[c], up[c] + 1)
        away.reverse()
    buckets = [[] for _ in range(far + 1)]
    best = [[-1] * columns for _ in range(rows)]
    for r in range(rows):
        best[r][0] = away[r][0]
        buckets[away[r][0]].append((r, 0))
    for safety in range(far, -1, -1):
        for r, c in buckets[safety]:
            if c == columns - 1:
                return safety
            for x, y in (r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1):
                if 0 <= x < rows and 0 <= y < columns and best[x][y] < 0:
                    best[x][y] = min(safety, away[x][y])
                    buckets[best[x][y]].append((x, y))


def brute(garden):
    """All ways that enter no square twice."""
    rows, columns = len(garden), len(garden[0])
    hives = [(r, c) for r in range(rows) for c in range(columns) if garden[r][c] == "#"]
    best = 0

    def walk(r, c, safety, way):
        nonlocal best
        if not (0 <= r < rows and 0 <= c < columns) or (r, c) in way:
            return
        safety = min([safety] + [abs(r - x) + abs(c - y) for x, y in hives])
        if c == columns - 1:
            best = max(best, safety)
        for x, y in (r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1):
            walk(x, y, safety, way | {(r, c)})

    for r in range(rows):
        walk(r, 0, 99, frozenset())
    return best


def some(rows, columns, part):
    grid = [["#" if rng.random() < part else "." for _ in range(columns)] for _ in range(rows)]
    grid[rng.randrange(rows)][rng.randrange(columns)] = "#"
    return ["".join(row) for row in grid]


def turned(garden):
    return ["".join(column) for column in zip(*garden)]


def snake(rows, columns, width):
    """Walls of hives along the columns, open in turn at the north and at the south."""
    grid = [["."] * columns for _ in range(rows)]
    for k, c in enumerate(range(width, columns - 1, width + 1)):
        for r in range(rows - width) if k % 2 else range(width, rows):
            grid[r][c] = "#"
    return ["".join(row) for row in grid]


def hook(rows, columns, width):
    """A spiral: the way in leads around the middle, and back west before it leads out."""
    grid = [["#"] * columns for _ in range(rows)]

    def clear(top, left, bottom, right):
        for r in range(max(0, top), min(rows, bottom)):
            for c in range(max(0, left), min(columns, right)):
                grid[r][c] = "."

    half, third = rows // 2, columns // 3
    clear(2, 0, 2 + width, 2 * third)
    clear(2, 2 * third - width, half + width, 2 * third)
    clear(half, third - width, half + width, 2 * third)
    clear(half, third - width, rows - 2, third)
    clear(rows - 2 - width, third - width, rows - 2, columns)
    return ["".join(row) for row in grid]


def lonely(rows, columns, *hives):
    return ["".join("#" if (r, c) in hives else "." for c in range(columns)) for r in range(rows)]


for _ in range(1500):
    small = some(rng.randint(1, 4), rng.randint(1, 4), rng.choice([0.05, 0.2, 0.5]))
    assert solve(small) == brute(small), small

write("sample/1", ["...#.", ".....", ".....", "#...."])
write("sample/2", ["#"], ["..#", "...", "..."])

secret("one-square", ["#"])
secret("one-row", ["....#"], ["#....", ".....", "....."], [".#"])
secret("one-column", [".", ".", "#", ".", "."], ["#", "#"], ["#"] + ["."] * 119)
secret("all-hives", ["#" * 12] * 9)
secret("wall-of-hives", turned(["." * 20, "." * 20, "#" * 20, "." * 20]), ["." * 9, "#" * 9, "." * 9, "." * 9])
secret("hive-in-a-corner", lonely(30, 40, (0, 0)), lonely(30, 40, (29, 0)), lonely(40, 30, (0, 29)), lonely(30, 30, (29, 29)))
secret("hive-in-the-middle", lonely(31, 31, (15, 15)), lonely(10, 90, (4, 45)), lonely(90, 10, (44, 4)))
secret("beside-the-diagonal", lonely(12, 12, (0, 11), (11, 0)), lonely(12, 12, (0, 0), (11, 11)))
secret("diagonal-of-hives", lonely(9, 9, *[(i, i) for i in range(8)]), lonely(9, 9, *[(i, 8 - i) for i in range(7)]))
secret("first-square-counts", ["#...", "....", "#..."], ["...#", "....", "....", "...#"])
secret("back-to-the-west", hook(30, 45, 5), hook(24, 30, 3), hook(60, 60, 9)[::-1])
secret("snakes", snake(20, 31, 4), snake(20, 31, 4)[::-1], snake(40, 40, 7), turned(snake(30, 30, 5)))
secret("many-gardens", *[some(rng.randint(1, 8), rng.randint(1, 8), 0.15) for _ in range(150)])
secret("many-dense-gardens", *[some(rng.randint(2, 8), rng.randint(2, 8), 0.4) for _ in range(150)])
secret("random-20", some(20, 20, 0.05))
secret("random-40", some(40, 40, 0.02))
secret("random-flat", some(12, 120, 0.01))
secret("random-tall", some(120, 12, 0.02))
secret("random-70", some(70, 70, 0.01))
secret("max-one-hive", lonely(120, 120, (119, 60)))
secret("max-few-hives", some(120, 120, 0.002))
secret("max-snake", snake(120, 120, 10))
secret("max-hook", hook(120, 120, 15))
secret("max-half", some(120, 120, 0.5))
secret("max-mostly-hives", some(120, 120, 0.8))
