import sqlite3
import sys

database = sqlite3.connect(":memory:")
database.executescript("PRAGMA foreign_keys = ON;\n" + sys.stdin.read())
assert database.execute("SELECT count(*), count(DISTINCT person) FROM visits").fetchone() <= (20_000, 300)
assert database.execute("SELECT count(*) FROM visits WHERE day NOT BETWEEN 1 AND 1000").fetchone()[0] == 0
sys.exit(42)
