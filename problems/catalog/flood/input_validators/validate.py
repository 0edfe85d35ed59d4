import re
import sys

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(r"[1-9][0-9]{0,2} [1-9][0-9]{0,2}", lines[0]), "malformed first line"
r, c = map(int, lines[0].split())
assert 1 <= r <= 500 and 1 <= c <= 500, "size out of range"
assert len(lines) == r + 1, "wrong number of rows"
assert all(re.fullmatch(r"[#.SE~]{%d}" % c, line) for line in lines[1:]), "malformed row"
cells = "".join(lines[1:])
assert cells.count("S") == 1 and cells.count("E") == 1, "expected one S and one E"
sys.exit(42)
