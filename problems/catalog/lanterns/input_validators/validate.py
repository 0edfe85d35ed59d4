import re
import sys

NUMBER = "(0|[1-9][0-9]*)"

lines = sys.stdin.buffer.read().decode("ascii").split("\n")
assert len(lines) == 4 and lines[3] == "", "expected three lines"
assert re.fullmatch(NUMBER, lines[0]), "malformed n"
n = int(lines[0])
assert 1 <= n <= 100_000, "n out of range"
for line in lines[1:3]:
    assert re.fullmatch(f"{NUMBER}( {NUMBER})*", line), "malformed line"
    assert line.count(" ") == n - 1, "wrong number of values"
assert max(map(int, lines[1].split())) <= 10**9, "brightness out of range"
parents = [0] + list(map(int, lines[2].split()))
assert max(parents) <= n, "fork out of range"
children = [[] for _ in range(n + 1)]
for fork in range(1, n + 1):
    children[parents[fork]].append(fork)
assert len(children[0]) == 1, "expected exactly one lowest fork"
order = children[0][:]
for fork in order:
    order += children[fork]
assert len(order) == n, "not a tree"
sys.exit(42)
