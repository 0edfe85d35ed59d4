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
    (DATA / f"{name}.yaml").write_text(f"n: {max(size(*call) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


import functools
import itertools

rng = random.Random(309)


def size(garden):
    return len(garden)


def solve(garden):
    """Column by column, with the statues that can still be seen, and results kept."""
    n = len(garden)

    @functools.cache
    def ways(column, rows, views):
        if column == n:
            return 1
        total = 0
        seen = {row for row, _ in views}
        for row in range(n):
            if not rows >> row & 1 and row not in seen and garden[row][column] == ".":
                now = [*views, (row, 1), (row, -1)]
                after = {(r + d, d) for r, d in now if garden[r][column] == "." and 0 <= r + d < n}
                total += ways(column + 1, rows | 1 << row, frozenset(after))
        return total

    return ways(0, 0, frozenset())


def brute(garden):
    n, found = len(garden), 0
    for columns in itertools.permutations(range(n)):
        good = all(garden[row][column] == "." for row, column in enumerate(columns))
        for i in range(n):
            for j in range(i + 1, n):
                if good and abs(columns[i] - columns[j]) == j - i:
                    step = 1 if columns[j] > columns[i] else -1
                    good = any(garden[i + k][columns[i] + k * step] == "#" for k in range(1, j - i))
        found += good
    return found


def some(n, part):
    return (["".join("#" if rng.random() < part else "." for _ in range(n)) for _ in range(n)],)


def hedges(n, is_hedge):
    return (["".join("#" if is_hedge(row, column) else "." for column in range(n)) for row in range(n)],)


for _ in range(300):
    one = some(rng.randint(1, 6), rng.choice([0, 0.1, 0.2, 0.3, 0.5]))
    assert solve(*one) == brute(*one)

write("sample/1", ([".....", ".#...", "...#.", ".....", "....."],))
write("sample/2", (["."],), (["#"],), (["...", "...", "..."],), (["....", "....", "....", "...."],))

secret("one", (["."],), (["#"],))
secret("two", (["..", ".."],), ([".#", "#."],), (["##", "##"],))
secret("three", *[(["".join("#" if row * 3 + column == k else "." for column in range(3)) for row in range(3)],) for k in range(9)])
secret("no-hedges", *[(["." * n] * n,) for n in range(1, 9)])
secret("one-hedge", *[hedges(6, lambda row, column: (row, column) == at) for at in itertools.product(range(6), repeat=2)])
secret("full-row", (["." * 6] * 3 + ["######"] + ["." * 6] * 2,))
secret("full-column", (["..#..."] * 6,))
secret("frame", hedges(7, lambda row, column: row in (0, 6) and column in (0, 6)))
secret("middle", hedges(7, lambda row, column: row == column == 3), hedges(8, lambda row, column: {row, column} <= {3, 4}))
secret("chessboard", hedges(6, lambda row, column: (row + column) % 2), hedges(7, lambda row, column: (row + column) % 2 == 0))
secret("every-third", hedges(9, lambda row, column: (row + 2 * column) % 3 == 0))
secret("diagonal", hedges(8, lambda row, column: row == column), hedges(8, lambda row, column: row + column == 7))
secret("diagonal-only-lawn", hedges(7, lambda row, column: row != column), hedges(7, lambda row, column: row + column != 6))
secret("many-calls", *[some(rng.randint(1, 6), rng.choice([0.05, 0.15, 0.3, 0.5])) for _ in range(60)])
for n in (7, 8, 9):
    secret(f"random-{n}", some(n, 0.2))
secret("random-10-few", some(10, 0.05))
secret("random-10-many", some(10, 0.45))
secret("random-10", some(10, 0.2))
secret("max-no-hedges", (["." * 11] * 11,))
secret("max-few", some(11, 0.06))
secret("max-tenth", some(11, 0.12))
secret("max-third", some(11, 0.33))
secret("max-grid", hedges(11, lambda row, column: row % 3 == 1 and column % 3 == 1))
secret("max-corner-lawn", hedges(11, lambda row, column: row > 6 and column > 6))
