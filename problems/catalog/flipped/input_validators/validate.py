import json
import sys
from collections import Counter

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for sent, received in zip(lines[::2], lines[1::2]):
    assert 1 <= len(sent) == len(received) <= 10**4
    assert all(0 <= number < 1 << 31 for number in sent + received)
    lost, new = Counter(sent) - Counter(received), Counter(received) - Counter(sent)
    assert lost.total() == new.total() == 1
    (before,), (after,) = lost, new
    assert (before ^ after).bit_count() == 1
sys.exit(42)
