# Adds up from every section.
class Solution:
    def countStages(self, climbs, target):
        stages = 0
        for i in range(len(climbs)):
            height = 0
            for j in range(i, len(climbs)):
                height += climbs[j]
                if height == target:
                    stages += 1
        return stages
