import json
import re
import sys

for line in sys.stdin:
    assert re.fullmatch(r"[a-z]{1,100000}", json.loads(line))
sys.exit(42)
