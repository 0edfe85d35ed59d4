import json
import sys

for line in sys.stdin:
    tags = json.loads(line)
    assert 1 <= len(tags) <= 3 * 10**4 and all(type(tag) is int and 1 <= tag <= 10**9 for tag in tags)
sys.exit(42)
