import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for climbs, target in zip(lines[::2], lines[1::2]):
    assert 1 <= len(climbs) <= 4 * 10**4 and all(type(climb) is int and abs(climb) <= 1000 for climb in climbs)
    assert type(target) is int and abs(target) <= 10**7
sys.exit(42)
