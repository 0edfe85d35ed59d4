import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert len(names) == len(arguments) <= 10_001
    assert names[0] == "Sauna" and set(names[1:]) <= {"enter", "inside"}
    assert all(type(value) is int for given in arguments for value in given)
    seats, stay = arguments[0]
    assert 1 <= seats <= 10_000 and 1 <= stay <= 10**9
    assert all(len(given) == 1 for given in arguments[1:])
    minutes = [given[0] for given in arguments[1:]]
    assert minutes == sorted(minutes) and all(0 <= minute <= 10**9 for minute in minutes)
sys.exit(42)
