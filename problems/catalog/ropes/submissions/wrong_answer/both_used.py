# Takes a rope to be needless if both of its trees have some rope already.
class Solution:
    def needlessRopes(self, trees, ropes):
        used = set()
        needless = []
        for place, (a, b) in enumerate(ropes):
            if a in used and b in used:
                needless.append(place)
            used |= {a, b}
        return needless
