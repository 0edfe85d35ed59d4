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



rng = random.Random(17)
ACCEPTED, COLUMNS = "ranked.sql", True
SCHEMA = """\
CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, shelf TEXT NOT NULL);
CREATE TABLE sales (book_id INTEGER NOT NULL REFERENCES books (id), copies INTEGER NOT NULL);
"""
SHELVES = ["crime", "travel", "cooking", "poetry", "history", "children", "science", "art"]


def shop(name, books, sales):
    write(name, SCHEMA + table("books", books) + table("sales", sales), len(sales))


def secret(name, books, sales):
    global number
    number += 1
    shop(f"secret/{number:02}-{name}", books, sales)


def some(books, sales, shelves=8, copies=9):
    stock = [(i + 1, f"Title {rng.randrange(10**6)}", rng.choice(SHELVES[:shelves])) for i in range(books)]
    return stock, [(rng.randint(1, books), rng.randint(1, copies)) for _ in range(sales)]


shop(
    "sample/1",
    [(1, "The Long Fog", "crime"), (2, "Soup", "cooking"), (3, "Bread", "cooking"), (4, "Night Train", "crime")],
    [(1, 2), (2, 5), (3, 1), (3, 4), (4, 1)],
)
shop("sample/2", [(1, "Ferns", "science"), (2, "Moss", "science")], [])

secret("one-book", [(7, "Alone", "art")], [(7, 3)])
secret("no-sales", *some(6, 0))
secret("one-sale", [(1, "A", "art"), (2, "B", "art"), (3, "C", "crime")], [(2, 1)])
secret("tie", [(1, "A", "art"), (2, "B", "art"), (3, "C", "art")], [(1, 3), (2, 1), (2, 2), (3, 2)])
secret("many-small-sales", [(1, "A", "art"), (2, "B", "art")], [(1, 9)] + [(2, 1)] * 10)
secret("same-title", [(1, "A", "art"), (2, "A", "art"), (3, "A", "crime")], [(1, 1), (2, 1), (3, 5)])
secret("equal-sales-are-no-doubles", [(1, "A", "art"), (2, "B", "art")], [(1, 2), (1, 2), (2, 3)])
secret("one-shelf-without-sales", [(1, "A", "art"), (2, "B", "crime")], [(1, 2)])
secret("one-shelf", *some(40, 300, shelves=1))
secret("two-shelves", *some(40, 300, shelves=2))
secret("many-ties", *some(60, 60, copies=1))
secret("ids-are-not-in-order", [(90, "A", "art"), (5, "B", "art"), (33, "C", "crime")], [(90, 1), (5, 2), (33, 1)])
for n in (500, 1000, 2000, 4000, 8000):
    secret(f"random-{n}", *some(200, n))
secret("max-random", *some(500, 20_000))
secret("max-one-shelf", *some(500, 20_000, shelves=1))
secret("max-ones", *some(500, 20_000, copies=1))
