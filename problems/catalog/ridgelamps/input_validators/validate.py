import json
import sys

lines = sys.stdin.read().splitlines()
assert lines
for heights in map(json.loads, lines):
    assert 1 <= len(heights) <= 20_000
    assert all(type(height) is int and 1 <= height <= 10**9 for height in heights)
sys.exit(42)
