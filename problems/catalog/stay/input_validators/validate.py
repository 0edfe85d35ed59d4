import re
import sys

NUMBER = "(0|[1-9][0-9]*)"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert len(lines) == 3 and lines[2] == "", "expected two lines"
assert re.fullmatch(f"{NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, budget = map(int, lines[0].split())
assert 1 <= n <= 200_000, "n out of range"
assert budget <= 10**15, "b out of range"
assert re.fullmatch(f"{NUMBER}( {NUMBER})*", lines[1]), "malformed prices"
prices = list(map(int, lines[1].split()))
assert len(prices) == n, "wrong number of prices"
assert max(prices) <= 10**9, "price out of range"
sys.exit(42)
