import json
import sys

lines = sys.stdin.read().splitlines()
assert lines and len(lines) % 2 == 0
for steps, before in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
    assert 1 <= steps <= 20_000 and len(before) <= 30_000
    for a, b in before:
        assert 0 <= a < steps and 0 <= b < steps and a != b
sys.exit(42)
