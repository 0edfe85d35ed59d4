import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 4 == 0
for needed, gained, skill, jobs in zip(lines[::4], lines[1::4], lines[2::4], lines[3::4]):
    assert 1 <= len(needed) == len(gained) <= 20_000
    assert all(type(value) is int and 0 <= value <= 10**9 for value in needed + gained + [skill])
    assert type(jobs) is int and 0 <= jobs <= 10**5
sys.exit(42)
