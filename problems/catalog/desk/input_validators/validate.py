import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert len(names) == len(arguments) <= 50_001
    assert names[0] == "Desk" and 1 <= arguments[0][0] <= 10**4
    for name, given in zip(names[1:], arguments[1:]):
        assert len(given) == {"put": 2, "take": 1, "lying": 0}[name]
        assert all(0 <= value <= 10**9 for value in given)
sys.exit(42)
