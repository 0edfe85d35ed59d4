import json
import sys

lines = sys.stdin.read().splitlines()
assert lines and len(lines) % 2 == 0
for days, passes in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
    assert 1 <= len(days) <= 10**4 and days[0] >= 1 and days[-1] <= 10**9
    assert all(a < b for a, b in zip(days, days[1:]))
    assert 1 <= len(passes) <= 10
    for length, price in passes:
        assert 1 <= length <= 10**9 and 1 <= price <= 10**5
sys.exit(42)
