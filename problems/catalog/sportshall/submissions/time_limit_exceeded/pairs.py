# Compares every pair of bookings.
class Solution:
    def firstClash(self, bookings):
        first = -1
        for i in range(len(bookings)):
            for j in range(i):
                begin = max(bookings[i][0], bookings[j][0])
                end = min(bookings[i][1], bookings[j][1])
                if begin < end and (first < 0 or begin < first):
                    first = begin
        return first
