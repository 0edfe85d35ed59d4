import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 3 == 0
for feet, boots, slack in zip(lines[::3], lines[1::3], lines[2::3]):
    for lengths in (feet, boots):
        assert 1 <= len(lengths) <= 10**4 and all(1 <= length <= 10**9 for length in lengths)
    assert 0 <= slack <= 10**9
sys.exit(42)
