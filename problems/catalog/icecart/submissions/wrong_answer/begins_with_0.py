# Begins with a best sum of 0, which no window reaches if all lose money.
class Solution:
    def bestStart(self, profit, days):
        best = start = total = 0
        for i, one in enumerate(profit):
            total += one
            if i >= days:
                total -= profit[i - days]
            if i >= days - 1 and total > best:
                best, start = total, i - days + 1
        return start
