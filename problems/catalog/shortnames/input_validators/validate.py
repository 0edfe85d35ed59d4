import json
import re
import sys

lines = sys.stdin.read().splitlines()
assert lines
for names in map(json.loads, lines):
    assert 1 <= len(names) <= 5000
    assert all(re.fullmatch(r"[a-z]{1,20}", name) for name in names)
    assert len(set(names)) == len(names)
sys.exit(42)
