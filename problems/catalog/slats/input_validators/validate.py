import json
import re
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for slats, cans in zip(lines[::2], lines[1::2]):
    assert re.fullmatch(r"[A-Z]{1,100000}", slats)
    assert type(cans) is int and 0 <= cans <= len(slats)
sys.exit(42)
