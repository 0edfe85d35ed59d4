import json
import sys

lines = sys.stdin.read().splitlines()
assert lines
for carts in map(json.loads, lines):
    assert 1 <= len(carts) <= 20_000
    assert all(type(cart) is int and 1 <= cart <= 10**9 for cart in carts)
sys.exit(42)
