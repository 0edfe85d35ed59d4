import json
import sys

for line in sys.stdin:
    nodes = json.loads(line)
    places = 1
    for node in nodes:
        assert places > 0, "a node without parent"
        places += -1 if node is None else 1
        assert node is None or type(node) is int and 0 <= node <= 10**9
    assert nodes[-1] is not None
    assert 1 <= sum(node is not None for node in nodes) <= 10**4
sys.exit(42)
