# Follows each beam from tower to tower.
class Solution:
    def firstHit(self, heights):
        lengths = []
        for i in range(len(heights)):
            j = i + 1
            while j < len(heights) and heights[j] < heights[i]:
                j += 1
            lengths.append(j - i if j < len(heights) else 0)
        return lengths
