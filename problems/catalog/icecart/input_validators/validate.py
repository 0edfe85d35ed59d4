import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for profit, days in zip(lines[::2], lines[1::2]):
    assert 1 <= len(profit) <= 4 * 10**4 and all(type(one) is int and abs(one) <= 10**4 for one in profit)
    assert type(days) is int and 1 <= days <= len(profit)
sys.exit(42)
