# Looks at every crossing in each step of the search.
class Solution:
    def kthCrossing(self, north, south, k):
        low, high = 0, 10**9
        while low < high:
            drift = (low + high) // 2
            if sum(abs(a - b) <= drift for a in north for b in south) >= k:
                high = drift
            else:
                low = drift + 1
        return low
