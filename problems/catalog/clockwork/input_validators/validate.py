import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines
for turns in lines:
    assert 1 <= len(turns) <= 10**4 and all(1 <= turn <= 10**5 for turn in turns)
sys.exit(42)
