import re
import sys

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(r"[1-9][0-9]{0,5}", lines[0]), "malformed n"
n = int(lines[0])
assert n <= 100_000, "n out of range"
assert len(lines) == n + 1, "wrong number of lines"
for line in lines[1:]:
    assert re.fullmatch(r"[1-9][0-9]* [1-9][0-9]*", line), "malformed crate"
    assert max(map(int, line.split())) <= 10**9, "size out of range"
sys.exit(42)
