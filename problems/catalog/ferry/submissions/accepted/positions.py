class Solution:
    def cheapestPasses(self, days: list[int], passes: list[list[int]]) -> int:
        cost = [0]
        first = [0] * len(passes)
        for day in days:
            best = 10**18
            for k, (length, price) in enumerate(passes):
                while days[first[k]] <= day - length:
                    first[k] += 1
                best = min(best, price + cost[first[k]])
            cost.append(best)
        return cost[-1]
