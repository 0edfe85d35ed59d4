# Walks back from every crossing to the first one that the pass covers.
class Solution:
    def cheapestPasses(self, days, passes):
        cost = [0]
        for i, day in enumerate(days):
            best = 10**18
            for length, price in passes:
                first = i
                while first > 0 and days[first - 1] > day - length:
                    first -= 1
                best = min(best, price + cost[first])
            cost.append(best)
        return cost[-1]
