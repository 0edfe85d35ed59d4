import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 3 == 0
for north, south, k in zip(lines[::3], lines[1::3], lines[2::3]):
    for shore in (north, south):
        assert 1 <= len(shore) <= 10**4 and all(0 <= position <= 10**9 for position in shore)
    assert 1 <= k <= len(north) * len(south)
sys.exit(42)
