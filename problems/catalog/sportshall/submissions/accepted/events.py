# Counts the teams in the hall; at the same minute those that leave come first.
class Solution:
    def firstClash(self, bookings: list[list[int]]) -> int:
        events = [(begin, 1) for begin, _ in bookings] + [(end, -1) for _, end in bookings]
        inside = 0
        for minute, change in sorted(events):
            inside += change
            if inside == 2:
                return minute
        return -1
