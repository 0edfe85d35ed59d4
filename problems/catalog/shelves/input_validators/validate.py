import re
import sys

text = sys.stdin.buffer.read().decode("ascii")
assert re.fullmatch("[1-9][0-9]*\n", text), "expected one number in one line"
assert int(text) <= 200_000, "n out of range"
sys.exit(42)
