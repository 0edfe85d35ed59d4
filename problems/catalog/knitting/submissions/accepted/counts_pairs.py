class Solution:
    def samePattern(self, first: list[int], second: list[int]) -> bool:
        return len(set(first)) == len(set(second)) == len(set(zip(first, second)))
