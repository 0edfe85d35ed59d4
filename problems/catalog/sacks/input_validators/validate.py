import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert 2 <= len(names) == len(arguments) <= 20_001
    assert names[0] == "Sacks" and arguments[0] == []
    for name, given in zip(names[1:], arguments[1:]):
        assert len(given) == {"put": 1, "take": 0, "soak": 2}[name]
        assert all(type(value) is int and 1 <= value <= 10**4 for value in given)
sys.exit(42)
