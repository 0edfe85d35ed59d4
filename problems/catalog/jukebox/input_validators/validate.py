import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert 2 <= len(names) == len(arguments) <= 20_001
    assert names[0] == "Jukebox" and arguments[0] == []
    for name, given in zip(names[1:], arguments[1:]):
        assert len(given) == {"wish": 1, "play": 0, "waiting": 0}[name]
        assert all(type(song) is int and 0 <= song <= 10**9 for song in given)
sys.exit(42)
