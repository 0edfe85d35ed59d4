# Takes the length of a pass as a number of crossings.
class Solution:
    def cheapestPasses(self, days, passes):
        cost = [0]
        for i in range(1, len(days) + 1):
            cost.append(min(price + cost[max(0, i - length)] for length, price in passes))
        return cost[-1]
