import json
import re
import sys

for line in sys.stdin:
    garden = json.loads(line)
    assert 1 <= len(garden) <= 120
    assert all(re.fullmatch(r"[.#]{1,120}", row) and len(row) == len(garden[0]) for row in garden)
    assert any("#" in row for row in garden)
sys.exit(42)
