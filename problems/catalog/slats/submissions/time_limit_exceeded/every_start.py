# Starts anew at each slat and extends to the right.
class Solution:
    def longestColour(self, slats, cans):
        best = 0
        for i in range(len(slats)):
            count = {}
            most = 0
            for j in range(i, len(slats)):
                count[slats[j]] = count.get(slats[j], 0) + 1
                most = max(most, count[slats[j]])
                if j - i + 1 - most > cans:
                    break
                best = max(best, j - i + 1)
        return best
