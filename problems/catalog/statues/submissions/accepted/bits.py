class Solution:
    def waysToPlace(self, garden: list[str]) -> int:
        n = len(garden)
        lawns = [sum(1 << column for column in range(n) if row[column] == ".") for row in garden]

        def ways(row, columns, left, right):
            lawn = lawns[row]
            free = lawn & ~(columns | left | right)
            if row == n - 1:
                return free.bit_count()
            left &= lawn
            right &= lawn
            total = 0
            while free:
                statue = free & -free
                free ^= statue
                total += ways(row + 1, columns | statue, (left | statue) << 1, (right | statue) >> 1)
            return total

        return ways(0, 0, 0, 0)
