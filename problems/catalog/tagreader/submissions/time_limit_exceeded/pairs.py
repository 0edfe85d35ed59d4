# Compares every reading with all later ones.
class Solution:
    def closestRepeat(self, tags):
        best = -1
        for i in range(len(tags)):
            for j in range(i + 1, len(tags)):
                if tags[i] == tags[j]:
                    if best < 0 or j - i < best:
                        best = j - i
                    break
        return best
