# Positions of the sorted prices, not of the given ones.
class Solution:
    def spendAll(self, prices, value):
        prices = sorted(prices)
        low, high = 0, len(prices) - 1
        while prices[low] + prices[high] != value:
            if prices[low] + prices[high] < value:
                low += 1
            else:
                high -= 1
        return [low, high]
