import json
import sys

lines = sys.stdin.read().splitlines()
assert lines
for lanterns in map(json.loads, lines):
    assert 1 <= len(lanterns) <= 30_000
    assert all(type(colour) is int and abs(colour) <= 10**9 for colour in lanterns)
sys.exit(42)
