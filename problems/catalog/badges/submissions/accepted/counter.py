import sys
from collections import Counter

codes = sys.stdin.read().split()[1:]
code, scans = min(Counter(codes).items(), key=lambda entry: (-entry[1], entry[0]))
print(code, scans)
