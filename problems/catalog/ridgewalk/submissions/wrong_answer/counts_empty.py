# Counts the current height before the lookup, so that stages of no section count.
class Solution:
    def countStages(self, climbs, target):
        places = {0: 1}
        height = stages = 0
        for climb in climbs:
            height += climb
            places[height] = places.get(height, 0) + 1
            stages += places.get(height - target, 0)
        return stages
