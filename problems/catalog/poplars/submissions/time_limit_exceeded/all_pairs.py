# Checks the first point with every pair of others.
class Solution:
    def inOneRow(self, trees):
        x, y = trees[0]
        for i in range(1, len(trees)):
            for j in range(i + 1, len(trees)):
                if (trees[i][0] - x) * (trees[j][1] - y) != (trees[i][1] - y) * (trees[j][0] - x):
                    return False
        return True
