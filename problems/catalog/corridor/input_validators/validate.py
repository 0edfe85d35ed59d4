import re
import sys

text = sys.stdin.buffer.read().decode("ascii")
assert re.fullmatch("[1-9][0-9]* (0|[1-9][0-9]*)\n", text), "expected two numbers in one line"
n, k = map(int, text.split())
assert n <= 1_000_000, "n out of range"
assert k <= n, "k out of range"
sys.exit(42)
