# Keeps one of each.
class Solution:
    def keepTwo(self, nums):
        kept = 0
        for value in nums:
            if kept < 1 or nums[kept - 1] != value:
                nums[kept] = value
                kept += 1
        return kept
