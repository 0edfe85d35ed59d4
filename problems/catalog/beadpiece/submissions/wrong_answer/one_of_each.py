# Needs one bead of each colour, however often it is asked for.
class Solution:
    def shortestPiece(self, ribbon, beads):
        need = set(beads)
        count = {}
        left, start, best = 0, 0, 0
        for right, colour in enumerate(ribbon):
            if colour in need:
                count[colour] = count.get(colour, 0) + 1
            while len(count) == len(need):
                if not best or right - left + 1 < best:
                    start, best = left, right - left + 1
                gone = ribbon[left]
                left += 1
                if gone in need:
                    count[gone] -= 1
                    if not count[gone]:
                        del count[gone]
        return ribbon[start : start + best]
