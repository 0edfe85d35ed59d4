# Compares all pairs of stitches.
class Solution:
    def samePattern(self, first, second):
        for i in range(len(first)):
            for j in range(i):
                if (first[i] == first[j]) != (second[i] == second[j]):
                    return False
        return True
