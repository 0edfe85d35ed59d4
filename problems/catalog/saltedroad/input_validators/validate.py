import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 3 == 0
for length, salted, least in zip(lines[::3], lines[1::3], lines[2::3]):
    assert type(length) is int and 1 <= length <= 10**9
    assert type(least) is int and 1 <= least <= length
    assert len(salted) <= 10**4
    for stretch in salted:
        assert len(stretch) == 2 and all(type(end) is int for end in stretch)
        assert 0 <= stretch[0] < stretch[1] <= length
sys.exit(42)
