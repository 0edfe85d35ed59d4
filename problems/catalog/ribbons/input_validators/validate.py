import re
import sys

NUMBER = "[1-9][0-9]*"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert len(lines) == 3 and lines[2] == "", "expected two lines"
assert re.fullmatch(f"{NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, k = map(int, lines[0].split())
assert n <= 40_000, "n out of range"
assert k <= 10**9, "k out of range"
assert re.fullmatch(f"{NUMBER}( {NUMBER})*", lines[1]), "malformed lengths"
rolls = list(map(int, lines[1].split()))
assert len(rolls) == n, "wrong number of lengths"
assert max(rolls) <= 10**6, "length out of range"
sys.exit(42)
