import re
import sys

NUMBER = "(0|-?[1-9][0-9]*)"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(r"[1-9][0-9]{0,4}", lines[0]), "malformed n"
n = int(lines[0])
assert n <= 50_000, "n out of range"
assert len(lines) == n + 1, "wrong number of lines"
for line in lines[1:]:
    assert re.fullmatch(f"{NUMBER} {NUMBER}", line), "malformed point"
    assert all(abs(int(value)) <= 10**7 for value in line.split()), "coordinate out of range"
sys.exit(42)
