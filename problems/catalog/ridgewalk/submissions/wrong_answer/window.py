# A sliding window, as if no section went down.
class Solution:
    def countStages(self, climbs, target):
        left = height = stages = 0
        for right, climb in enumerate(climbs):
            height += climb
            while left <= right and height > target:
                height -= climbs[left]
                left += 1
            stages += left <= right and height == target
        return stages
