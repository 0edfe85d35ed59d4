import json
import sys

lines = sys.stdin.read().splitlines()
assert lines
for nodes in map(json.loads, lines):
    assert 2 <= sum(node is not None for node in nodes) <= 15_000
    assert nodes[-1] is not None
    places, depth = [(-1, 10**9 + 1)], 0
    rest = iter(nodes)
    while places:
        below = []
        for low, high in places:
            value = next(rest, None)
            if value is not None:
                assert type(value) is int and low < value < high
                below += [(low, value), (value, high)]
        depth += bool(below)
        places = below
    assert next(rest, "end") == "end", "a node without parent"
    assert depth <= 100
sys.exit(42)
