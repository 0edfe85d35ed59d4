import json
import sys

lines = sys.stdin.read().splitlines()
assert lines and len(lines) % 2 == 0
for tells, start in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
    n = len(tells)
    assert 1 <= n <= 10**4 and 0 <= start < n
    assert sum(map(len, tells)) <= 3 * 10**4
    assert all(0 <= other < n for told in tells for other in told)
sys.exit(42)
