# Never lets two statues stand on the same diagonal.
class Solution:
    def waysToPlace(self, garden):
        n = len(garden)

        def ways(row, columns, left, right):
            if row == n:
                return 1
            total = 0
            for column in range(n):
                bit = 1 << column
                if garden[row][column] == "." and not (columns | left | right) & bit:
                    total += ways(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
            return total

        return ways(0, 0, 0, 0)
