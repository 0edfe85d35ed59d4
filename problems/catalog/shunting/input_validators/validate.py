import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 3 == 0
for values, start, stop in zip(lines[::3], lines[1::3], lines[2::3]):
    assert 1 <= len(values) <= 10**5 and all(abs(value) <= 10**9 for value in values)
    assert 1 <= start <= stop <= len(values)
sys.exit(42)
