import json
import sys

lines = sys.stdin.read().splitlines()
assert lines and len(lines) % 2 == 0
for trees, ropes in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
    assert 1 <= trees <= 10**4 and len(ropes) <= 10**4
    for a, b in ropes:
        assert 0 <= a < trees and 0 <= b < trees and a != b
sys.exit(42)
