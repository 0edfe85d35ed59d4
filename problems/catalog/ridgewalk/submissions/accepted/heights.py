class Solution:
    def countStages(self, climbs: list[int], target: int) -> int:
        places = {0: 1}
        height = stages = 0
        for climb in climbs:
            height += climb
            stages += places.get(height - target, 0)
            places[height] = places.get(height, 0) + 1
        return stages
