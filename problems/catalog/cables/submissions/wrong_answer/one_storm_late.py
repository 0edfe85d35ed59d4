# Notes the number after putting the cable back: that is the state before the storm.
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, m, k = numbers[:3]
us, vs = numbers[3 : 3 + 2 * m : 2], numbers[4 : 4 + 2 * m : 2]
storms = [cable - 1 for cable in numbers[3 + 2 * m :]]
parent = list(range(n + 1))


def find(island):
    while parent[island] != island:
        parent[island] = island = parent[parent[island]]
    return island


networks = n
answer = []
cut = set(storms)
for cable in [cable for cable in range(m) if cable not in cut] + storms[::-1]:
    a, b = find(us[cable]), find(vs[cable])
    if a != b:
        parent[a] = b
        networks -= 1
    if cable in cut:
        answer.append(networks)
print(*answer[::-1], sep="\n")
