class Solution:
    def spendAll(self, prices: list[int], value: int) -> list[int]:
        seen = {}
        for i, price in enumerate(prices):
            if value - price in seen:
                return [seen[value - price], i]
            seen[price] = i
