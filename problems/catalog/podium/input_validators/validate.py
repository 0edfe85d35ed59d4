import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert len(names) == len(arguments) <= 10_001
    assert names[0] == "Podium" and set(names[1:]) <= {"add"}
    assert len(arguments[0]) == 1 and type(arguments[0][0]) is int and 1 <= arguments[0][0] <= 10_000
    for given in arguments[1:]:
        assert len(given) == 1 and type(given[0]) is int and 0 <= given[0] <= 10**9
sys.exit(42)
