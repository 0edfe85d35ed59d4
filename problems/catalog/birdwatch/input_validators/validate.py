import sqlite3
import sys

database = sqlite3.connect(":memory:")
database.executescript(sys.stdin.read())
notes = database.execute("SELECT species, observer, birds FROM notes").fetchall()
assert len(notes) <= 10_000
for species, observer, birds in notes:
    assert type(species) is str and species
    assert observer is None or type(observer) is int and observer >= 1
    assert type(birds) is int and 0 <= birds <= 10**6
sys.exit(42)
