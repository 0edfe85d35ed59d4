import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for beds, kinds in zip(lines[::2], lines[1::2]):
    assert 1 <= len(beds) <= 7 * 10**4 and all(type(kind) is int and 1 <= kind <= 10**9 for kind in beds)
    assert type(kinds) is int and 1 <= kinds <= len(beds)
sys.exit(42)
