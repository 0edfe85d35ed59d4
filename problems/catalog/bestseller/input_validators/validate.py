import sqlite3
import sys

database = sqlite3.connect(":memory:")
database.executescript("PRAGMA foreign_keys = ON;\n" + sys.stdin.read())
assert database.execute("SELECT count(*) FROM books").fetchone()[0] <= 500
assert database.execute("SELECT count(*) FROM sales").fetchone()[0] <= 20_000
assert database.execute("SELECT count(*) FROM sales WHERE copies < 1").fetchone()[0] == 0
sys.exit(42)
