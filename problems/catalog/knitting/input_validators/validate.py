import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for first, second in zip(lines[::2], lines[1::2]):
    assert 1 <= len(first) == len(second) <= 2 * 10**4
    assert all(type(colour) is int and 1 <= colour <= 10**9 for colour in first + second)
sys.exit(42)
