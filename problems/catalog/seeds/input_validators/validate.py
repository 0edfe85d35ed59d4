import json
import re
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for names, arguments in zip(lines[::2], lines[1::2]):
    assert 2 <= len(names) == len(arguments) <= 16_001
    assert names[0] == "Drawers" and arguments[0] == []
    for name, given in zip(names[1:], arguments[1:]):
        assert len(given) == {"fill": 2, "count": 1, "sow": 1}[name]
        assert re.fullmatch(r"[a-z]{1,12}", given[0])
        assert name != "fill" or type(given[1]) is int and 0 <= given[1] <= 10**5
sys.exit(42)
