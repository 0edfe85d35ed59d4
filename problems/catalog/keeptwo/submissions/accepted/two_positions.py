class Solution:
    def keepTwo(self, nums: list[int]) -> int:
        kept = 0
        for value in nums:
            if kept < 2 or nums[kept - 2] != value:
                nums[kept] = value
                kept += 1
        return kept
