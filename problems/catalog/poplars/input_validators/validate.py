import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines
for trees in lines:
    assert 1 <= len(trees) <= 10**4
    assert all(len(tree) == 2 and abs(tree[0]) <= 10**7 and abs(tree[1]) <= 10**7 for tree in trees)
sys.exit(42)
