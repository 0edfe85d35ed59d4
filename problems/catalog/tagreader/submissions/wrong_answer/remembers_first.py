# Remembers only the first position of each tag.
class Solution:
    def closestRepeat(self, tags):
        first = {}
        best = -1
        for i, tag in enumerate(tags):
            if tag in first:
                if best < 0 or i - first[tag] < best:
                    best = i - first[tag]
            else:
                first[tag] = i
        return best
