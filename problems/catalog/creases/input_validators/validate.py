import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0 and len(lines) <= 600
for folds, place in zip(lines[::2], lines[1::2]):
    assert type(folds) is int and 1 <= folds <= 30
    assert type(place) is int and 1 <= place < 2**folds
sys.exit(42)
