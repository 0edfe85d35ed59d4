# Breaks ties by who was seen first.
import sys
from collections import Counter

codes = sys.stdin.read().split()[1:]
print(*Counter(codes).most_common(1)[0])
