# Checks every way to have one statue in each row and column.
from itertools import permutations


class Solution:
    def waysToPlace(self, garden):
        n = len(garden)

        def good(columns):
            for i, a in enumerate(columns):
                if garden[i][a] == "#":
                    return False
                for j in range(i):
                    b = columns[j]
                    if abs(a - b) == i - j:
                        step = 1 if b > a else -1
                        if all(garden[i - k][a + k * step] == "." for k in range(1, i - j)):
                            return False
            return True

        return sum(good(columns) for columns in permutations(range(n)))
