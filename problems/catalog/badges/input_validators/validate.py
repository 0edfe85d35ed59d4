import re
import sys

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert lines.pop() == "", "the last line must end with a newline"
assert re.fullmatch(r"[1-9][0-9]{0,5}", lines[0]), "malformed n"
n = int(lines[0])
assert 1 <= n <= 100_000, "n out of range"
assert len(lines) == n + 1, "wrong number of lines"
assert all(re.fullmatch(r"[0-9A-Za-z]{1,8}", line) for line in lines[1:]), "malformed code"
sys.exit(42)
