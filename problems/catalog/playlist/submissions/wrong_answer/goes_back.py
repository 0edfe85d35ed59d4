# Moves the left end back when an old song returns.
class Solution:
    def longestFresh(self, songs):
        last = {}
        left = best = 0
        for i, song in enumerate(songs):
            if song in last:
                left = last[song] + 1
            last[song] = i
            best = max(best, i - left + 1)
        return best
