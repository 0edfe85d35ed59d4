import json
import sys

for line in sys.stdin:
    numbers = json.loads(line)
    assert 1 <= len(numbers) <= 10**5 and all(abs(number) <= 10**4 for number in numbers)
    assert numbers == sorted(numbers)
sys.exit(42)
