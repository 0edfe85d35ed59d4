from collections import Counter


class Solution:
    def shortestPiece(self, ribbon: str, beads: str) -> str:
        need = Counter(beads)
        for colour in ribbon:
            need.setdefault(colour, 0)
        missing = len(beads)
        left, start, best = 0, 0, len(ribbon) + 1
        for right, colour in enumerate(ribbon):
            if need[colour] > 0:
                missing -= 1
            need[colour] -= 1
            if missing:
                continue
            while need[ribbon[left]] < 0:
                need[ribbon[left]] += 1
                left += 1
            if right - left + 1 < best:
                start, best = left, right - left + 1
        return ribbon[start : start + best] if best <= len(ribbon) else ""
