import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for visits in lines:
    assert len(visits) <= 5000
    for visit in visits:
        assert len(visit) == 2 and all(type(minute) is int for minute in visit)
        assert 0 <= visit[0] < visit[1] <= 10**9
    assert all(before[1] < after[0] for before, after in zip(visits, visits[1:]))
sys.exit(42)
