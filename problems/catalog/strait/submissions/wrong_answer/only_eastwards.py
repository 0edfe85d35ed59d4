# Counts southern harbours to the east of the northern one only.
from bisect import bisect_left, bisect_right


class Solution:
    def kthCrossing(self, north, south, k):
        south.sort()
        low, high = 0, 10**9
        while low < high:
            drift = (low + high) // 2
            if sum(bisect_right(south, x + drift) - bisect_left(south, x) for x in north) >= k:
                high = drift
            else:
                low = drift + 1
        return low
