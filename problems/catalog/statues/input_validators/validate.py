import json
import re
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines
for garden in lines:
    assert 1 <= len(garden) <= 11
    assert all(len(row) == len(garden) and re.fullmatch("[.#]+", row) for row in garden)
sys.exit(42)
