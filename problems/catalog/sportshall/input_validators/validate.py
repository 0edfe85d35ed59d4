import json
import sys

for line in sys.stdin:
    bookings = json.loads(line)
    assert 1 <= len(bookings) <= 10**4
    for booking in bookings:
        assert len(booking) == 2 and all(type(minute) is int for minute in booking)
        assert 0 <= booking[0] < booking[1] <= 10**9
sys.exit(42)
