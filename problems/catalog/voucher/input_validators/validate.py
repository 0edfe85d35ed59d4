import re
import sys

NUMBER = "(0|[1-9][0-9]*)"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(f"{NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, m = map(int, lines[0].split())
assert 2 <= n <= 30_000, "n out of range"
assert 0 <= m <= 50_000, "m out of range"
assert len(lines) == m + 1, "wrong number of lines"
for line in lines[1:]:
    assert re.fullmatch(f"{NUMBER} {NUMBER} {NUMBER}", line), "malformed line"
    u, v, price = map(int, line.split())
    assert 1 <= u <= n and 1 <= v <= n and u != v, "station out of range"
    assert price <= 10**9, "price out of range"
sys.exit(42)
