# Lets two colours become the same one.
class Solution:
    def samePattern(self, first, second):
        becomes = {}
        return all(becomes.setdefault(a, b) == b for a, b in zip(first, second))
