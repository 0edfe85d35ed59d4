import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for pages, mine in zip(lines[::2], lines[1::2]):
    assert 1 <= len(pages) <= 10**4
    assert all(type(count) is int and 1 <= count <= 10**9 for count in pages)
    assert type(mine) is int and 0 <= mine < len(pages)
sys.exit(42)
