import json
import re
import sys

lines = [json.loads(line) for line in sys.stdin]
assert len(lines) % 2 == 0
for text in lines:
    assert re.fullmatch(r"[a-zA-Z]{1,100000}", text)
sys.exit(42)
