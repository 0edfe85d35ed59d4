# Rebuilds the set for every pair of ends.
class Solution:
    def longestFresh(self, songs):
        best = 0
        for i in range(len(songs)):
            for j in range(i + 1, len(songs) + 1):
                if len(set(songs[i:j])) == j - i:
                    best = max(best, j - i)
                elif j - i > 62:
                    break
        return best
