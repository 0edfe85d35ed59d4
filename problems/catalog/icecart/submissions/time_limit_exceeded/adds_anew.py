# Adds up each window anew.
class Solution:
    def bestStart(self, profit, days):
        best, start = None, 0
        for i in range(len(profit) - days + 1):
            total = 0
            for j in range(i, i + days):
                total += profit[j]
            if best is None or total > best:
                best, start = total, i
        return start
