# Counts every distinct code with a pass over the whole log.
import sys

codes = sys.stdin.read().split()[1:]
best = min(set(codes), key=lambda code: (-codes.count(code), code))
print(best, codes.count(best))
