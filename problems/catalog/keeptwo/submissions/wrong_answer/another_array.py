# Makes another array instead of changing the given one.
class Solution:
    def keepTwo(self, nums):
        kept = []
        for value in nums:
            if kept[-2:] != [value, value]:
                kept.append(value)
        nums = kept
        return len(kept)
