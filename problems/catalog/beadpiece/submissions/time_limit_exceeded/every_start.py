# Starts anew at each bead.
class Solution:
    def shortestPiece(self, ribbon, beads):
        counts = {}
        for bead in beads:
            counts[bead] = counts.get(bead, 0) + 1
        best = ""
        for i in range(len(ribbon)):
            need = dict(counts)
            missing = len(beads)
            for j in range(i, len(ribbon)):
                left = need.get(ribbon[j], 0)
                if left > 0:
                    missing -= 1
                    need[ribbon[j]] = left - 1
                    if missing == 0:
                        if not best or j - i + 1 < len(best):
                            best = ribbon[i : j + 1]
                        break
        return best
