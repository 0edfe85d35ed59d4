import re
import sys

NUMBER = "[1-9][0-9]*"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(f"{NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, q = map(int, lines[0].split())
assert n <= 60_000 and q <= 60_000, "n or q out of range"
assert len(lines) == q + 2, "wrong number of lines"
assert re.fullmatch(f"{NUMBER}( {NUMBER})*", lines[1]), "malformed painters"
painters = list(map(int, lines[1].split()))
assert len(painters) == n, "wrong number of painters"
assert max(painters) <= 10**9, "painter out of range"
for line in lines[2:]:
    assert re.fullmatch(f"{NUMBER} {NUMBER}", line), "malformed tour"
    l, r = map(int, line.split())
    assert l <= r <= n, "tour out of range"
sys.exit(42)
