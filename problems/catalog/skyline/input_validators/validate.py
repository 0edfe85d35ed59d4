import json
import sys

for line in sys.stdin:
    nodes = json.loads(line)
    places = 1
    for node in nodes:
        assert places > 0, "a node without parent"
        places += -1 if node is None else 1
        assert node is None or abs(node) <= 10**9
    assert sum(node is not None for node in nodes) <= 20_000
sys.exit(42)
