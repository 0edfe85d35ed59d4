"""Writes all test data of this package."""
import pathlib
import random
import sqlite3

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
number = 0


def cell(value):
    return "" if value is None else str(value)


def write(name, script, n):
    database = sqlite3.connect(":memory:")
    database.executescript(script)
    answer = database.execute((PACKAGE / "submissions/accepted" / ACCEPTED).read_text())
    rows = [[column[0] for column in answer.description]] if COLUMNS else []
    rows += answer.fetchall()
    (PACKAGE / f"data/{name}.in").write_text(script)
    (PACKAGE / f"data/{name}.ans").write_text("".join("|".join(map(cell, row)) + "\n" for row in rows))
    (PACKAGE / f"data/{name}.yaml").write_text(f"n: {max(n, 1)}\n")


def table(name, rows):
    """Insert statements of at most 200 rows each."""
    text = ""
    for start in range(0, len(rows), 200):
        some = ", ".join(repr(row) for row in rows[start : start + 200])
        text += f"INSERT INTO {name} VALUES {some};\n"
    return text.replace(",)", ")")



rng = random.Random(18)
ACCEPTED, COLUMNS = "islands.sql", False
SCHEMA = "CREATE TABLE visits (person TEXT NOT NULL, day INTEGER NOT NULL);\n"


def gym(name, visits):
    write(name, SCHEMA + table("visits", visits), len(visits))


def secret(name, visits):
    global number
    number += 1
    gym(f"secret/{number:02}-{name}", visits)


def some(people, visits, days):
    return [(f"p{rng.randrange(people):03}", rng.randint(1, days)) for _ in range(visits)]


gym("sample/1", [("Mia", 3), ("Ole", 7), ("Mia", 4), ("Mia", 4), ("Mia", 5), ("Ole", 9), ("Mia", 8), ("Ann", 9)])
gym("sample/2", [])

secret("one", [("Zoe", 1000)])
secret("same-day", [("Zoe", 5)] * 4)
secret("two-days", [("Zoe", 6), ("Zoe", 5)])
secret("gap-of-one", [("Zoe", 5), ("Zoe", 7), ("Zoe", 8)])
secret("longest-first", [("A", d) for d in (1, 2, 3, 9, 10)])
secret("longest-last", [("A", d) for d in (1, 2, 9, 10, 11)])
secret("doubles-within-a-streak", [("A", d) for d in (1, 1, 2, 2, 2, 3, 7)] + [("B", d) for d in (4, 5, 5)])
secret("equal-streaks", [(p, d) for p in "dacb" for d in (1, 2)] + [("e", 1)])
secret("names-differ-in-case", [("ann", 1), ("Ann", 2), ("ann", 2)])
secret("across-people", [("A", 1), ("B", 2), ("A", 3), ("B", 4)])
secret("not-in-order", [("A", d) for d in (9, 2, 8, 1, 7, 3)])
secret("numbers-as-text", [("10", 1), ("9", 1), ("9", 2)])
for n in (500, 1000, 2000, 4000, 8000):
    secret(f"random-{n}", some(60, n, 200))
secret("max-random", some(300, 20_000, 1000))
secret("max-dense", some(300, 20_000, 80))
secret("max-few-people", some(20, 20_000, 1000))
secret("max-long-streaks", [(f"p{i:03}", d) for i in range(20) for d in range(1, 1001)])
