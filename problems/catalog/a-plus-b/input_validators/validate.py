import re
import sys

LIMIT = 10**18

text = sys.stdin.buffer.read().decode("ascii")
match = re.fullmatch(r"(0|-?[1-9][0-9]*) (0|-?[1-9][0-9]*)\n", text)
assert match, "expected two integers on one line"
assert all(-LIMIT <= int(number) <= LIMIT for number in match.groups()), "number out of range"
sys.exit(42)
