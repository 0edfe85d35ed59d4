import re
import sys

most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert len(lines) == 3 and lines[2] == "", "expected two lines"
assert re.fullmatch("[1-9][0-9]*", lines[0]), "malformed first line"
n = int(lines[0])
assert n <= most, "n out of range"
assert re.fullmatch("[1-9][0-9]*( [1-9][0-9]*)*", lines[1]), "malformed heights"
heights = list(map(int, lines[1].split()))
assert len(heights) == n, "wrong number of heights"
assert max(heights) <= 10**9, "height out of range"
sys.exit(42)
