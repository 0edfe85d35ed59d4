# Searches through the park for every rope.
class Solution:
    def needlessRopes(self, trees, ropes):
        near = [[] for _ in range(trees)]
        needless = []
        for place, (a, b) in enumerate(ropes):
            reached = {a}
            waiting = [a]
            while waiting:
                for other in near[waiting.pop()]:
                    if other not in reached:
                        reached.add(other)
                        waiting.append(other)
            if b in reached:
                needless.append(place)
            near[a].append(b)
            near[b].append(a)
        return needless
