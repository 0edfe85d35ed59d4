# Takes the bookings as if they were in order.
class Solution:
    def firstClash(self, bookings):
        for before, after in zip(bookings, bookings[1:]):
            if after[0] < before[1]:
                return after[0]
        return -1
