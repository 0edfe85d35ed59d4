# Compares slopes up to a small difference.
class Solution:
    def inOneRow(self, trees):
        x, y = trees[0]
        slopes = [(v - y) / (u - x) if u != x else 1e18 for u, v in trees if [u, v] != [x, y]]
        return not slopes or max(slopes) - min(slopes) < 1e-9
