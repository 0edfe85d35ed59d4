# Paints in the colour that is most frequent on the whole fence.
class Solution:
    def longestColour(self, slats, cans):
        colour = max(sorted(set(slats)), key=slats.count)
        left = others = best = 0
        for right, slat in enumerate(slats):
            others += slat != colour
            while others > cans:
                others -= slats[left] != colour
                left += 1
            best = max(best, right - left + 1)
        return best
