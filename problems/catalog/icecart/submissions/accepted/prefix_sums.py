from itertools import accumulate


class Solution:
    def bestStart(self, profit: list[int], days: int) -> int:
        before = [0, *accumulate(profit)]
        return max(range(len(profit) - days + 1), key=lambda start: before[start + days] - before[start])
