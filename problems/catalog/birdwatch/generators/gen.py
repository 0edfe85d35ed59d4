"""Writes all test data of this package."""
import pathlib
import random
import sqlite3

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = "CREATE TABLE notes (species TEXT NOT NULL, observer INTEGER, birds INTEGER NOT NULL);\n"
rng = random.Random(401)
number = 0


def solve(notes):
    observers, flock = {}, {}
    for species, observer, birds in notes:
        if observer is not None and birds > 0:
            observers.setdefault(species, set()).add(observer)
            flock[species] = max(flock.get(species, 0), birds)
    rows = [(species, len(who), flock[species]) for species, who in observers.items() if len(who) >= 3]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def brute(notes):
    """Picks the best species that is left, again and again."""
    names, rows = {note[0] for note in notes}, []
    for species in names:
        good = [note for note in notes if note[0] == species and note[1] and note[2]]
        who = [note[1] for i, note in enumerate(good) if all(other[1] != note[1] for other in good[:i])]
        if len(who) > 2:
            rows.append((species, len(who), sorted(note[2] for note in good)[-1]))
    ordered = []
    while rows:
        most = max(row[1] for row in rows)
        ordered.append(min(row for row in rows if row[1] == most))
        rows.remove(ordered[-1])
    return ordered


def script(notes):
    """Insert statements of at most 200 rows each."""
    text = SCHEMA
    for start in range(0, len(notes), 200):
        some = ", ".join(repr(note) for note in notes[start : start + 200]).replace("None", "NULL")
        text += f"INSERT INTO notes VALUES {some};\n"
    return text


def write(name, notes):
    rows = solve(notes)
    database = sqlite3.connect(":memory:")
    database.executescript(script(notes))
    query = (PACKAGE / "submissions/accepted/grouped.sql").read_text()
    assert database.execute(query).fetchall() == rows, name
    (PACKAGE / f"data/{name}.in").write_text(script(notes))
    (PACKAGE / f"data/{name}.ans").write_text(
        "".join("|".join(map(str, row)) + "\n" for row in [("species", "observers", "flock")] + rows)
    )
    (PACKAGE / f"data/{name}.yaml").write_text(f"n: {max(len(notes), 1)}\n")


def secret(name, notes):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", notes)


BIRDS = """wren robin crane swift heron rook owl kite tern smew crow dove lark teal coot gull stork finch jay swan
ruff knot raven quail""".split()


def some(n, species=24, observers=60, most=9, anonymous=0.1):
    """Random notes; the first species are rarer than the last ones."""
    weights = [i + 1 for i in range(species)]
    return [
        (
            rng.choices(BIRDS[:species], weights)[0],
            None if rng.random() < anonymous else rng.randint(1, observers),
            rng.randint(0, most),
        )
        for _ in range(n)
    ]


for _ in range(2000):
    small = some(rng.randint(0, 25), rng.randint(1, 5), rng.randint(1, 6), rng.randint(0, 4), rng.random() / 2)
    assert solve(small) == brute(small), small

write(
    "sample/1",
    [
        ("wren", 7, 1), ("crane", 7, 12), ("wren", 3, 2), ("crane", 4, 9), ("wren", 5, 1), ("crane", None, 40),
        ("owl", 4, 1), ("crane", 9, 3), ("owl", 4, 1), ("owl", 6, 1), ("crane", 5, 8), ("owl", 9, 0),
    ],
)
write("sample/2", [("swift", 1, 6), ("kite", 2, 1), ("swift", 2, 6), ("kite", 3, 2), ("swift", 3, 1), ("kite", 1, 1)])

secret("no-note", [])
secret("one-note", [("owl", 1, 1)])
secret("just-three", [("owl", 1, 1), ("owl", 2, 1), ("owl", 3, 1)])
secret("only-two", [("owl", 1, 1), ("owl", 2, 1), ("jay", 3, 1), ("jay", 4, 1)])
secret("one-observer-often", [("tern", 8, i) for i in range(1, 9)] + [("coot", i, 2) for i in range(1, 4)])
secret("anonymous-third", [("rook", 1, 4), ("rook", 2, 4), ("rook", None, 4), ("gull", 1, 1), ("gull", 2, 3), ("gull", 3, 1)])
secret("anonymous-flock", [("swan", 1, 4), ("swan", 2, 5), ("swan", 3, 2), ("swan", None, 30)])
secret("third-in-vain", [("teal", 1, 4), ("teal", 2, 5), ("teal", 3, 0), ("dove", 1, 1), ("dove", 3, 1), ("dove", 2, 1)])
secret("in-vain-and-later-seen", [("teal", 1, 4), ("teal", 2, 5), ("teal", 3, 0), ("teal", 3, 1), ("teal", 4, 0)])
secret("all-anonymous", [(bird, None, 5) for bird in BIRDS])
secret("all-in-vain", [(bird, i, 0) for bird in BIRDS for i in range(1, 5)])
secret("equal-notes", [("knot", 1, 7)] * 3 + [("ruff", i, 7) for i in (1, 2, 3)] * 2)
secret("ties-by-name", [(bird, i, 3) for i in (1, 2, 3, 4) for bird in reversed(BIRDS)])
secret("most-observers-last", [(bird, i, 1) for k, bird in enumerate(sorted(BIRDS)) for i in range(1, k + 2)])
secret("observers-with-two-digits", [("crow", i, 2) for i in range(1, 13)] + [("lark", i, 2) for i in range(20, 29)])
secret("large-flocks", [("stork", 1, 10**6), ("stork", 2, 9), ("stork", 3, 10), ("stork", None, 1)])
secret("large-passes", [("finch", 10**9 - i, i) for i in range(5)])
secret("few-observers", some(120, observers=4, most=3))
secret("many-anonymous", some(150, anonymous=0.8))
for n in (500, 1000, 2000):
    secret(f"random-{n}", some(n, observers=n // 20))
secret("max-random", some(10_000, observers=999))
secret("max-two-species", some(10_000, species=2, observers=99, most=900))
