import re
import sys

NUMBER = "[1-9][0-9]*"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(f"{NUMBER} {NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, m, k = map(int, lines[0].split())
assert 2 <= n <= 20_000, "n out of range"
assert k <= m <= 40_000, "m or k out of range"
assert len(lines) == m + 2, "wrong number of lines"
for line in lines[1:-1]:
    assert re.fullmatch(f"{NUMBER} {NUMBER}", line), "malformed cable"
    u, v = map(int, line.split())
    assert max(u, v) <= n and u != v, "island out of range"
assert re.fullmatch(f"{NUMBER}( {NUMBER})*", lines[-1]), "malformed storms"
storms = list(map(int, lines[-1].split()))
assert len(storms) == len(set(storms)) == k, "expected k different cables"
assert max(storms) <= m, "cable out of range"
sys.exit(42)
