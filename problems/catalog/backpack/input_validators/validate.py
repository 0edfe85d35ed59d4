import re
import sys

NUMBER = "(0|[1-9][0-9]*)"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(f"{NUMBER} {NUMBER}", lines[0]), "malformed first line"
n, capacity = map(int, lines[0].split())
assert 1 <= n <= 200, "n out of range"
assert 1 <= capacity <= 10_000, "c out of range"
assert len(lines) == n + 1, "wrong number of lines"
for line in lines[1:]:
    assert re.fullmatch(f"{NUMBER} {NUMBER}", line), "malformed thing"
    weight, value = map(int, line.split())
    assert 1 <= weight <= 10_000, "weight out of range"
    assert value <= 10**9, "usefulness out of range"
sys.exit(42)
