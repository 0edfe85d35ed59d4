class Solution:
    def spendAll(self, prices, value):
        for i in range(len(prices)):
            for j in range(i + 1, len(prices)):
                if prices[i] + prices[j] == value:
                    return [i, j]
