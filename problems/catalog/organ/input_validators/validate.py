import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for hours, before in zip(lines[::2], lines[1::2]):
    n = len(hours)
    assert 1 <= n <= 10**4 and all(1 <= hour <= 10**5 for hour in hours)
    assert len(before) <= 10**4
    assert all(len(pair) == 2 and 0 <= min(pair) and max(pair) < n for pair in before)
sys.exit(42)
