import json
import sys

lines = sys.stdin.read().splitlines()
assert len(lines) % 2 == 0
for prices, value in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2])):
    assert 2 <= len(prices) <= 10**5 and all(1 <= price <= 10**9 for price in prices)
    assert 2 <= value <= 2 * 10**9 - 2
    seen, pairs = {}, 0
    for price in prices:
        pairs += seen.get(value - price, 0)
        seen[price] = seen.get(price, 0) + 1
    assert pairs == 1, "there must be one pair"
sys.exit(42)
