class Solution:
    def closestRepeat(self, tags: list[int]) -> int:
        last = {}
        best = len(tags)
        for i, tag in enumerate(tags):
            if tag in last:
                best = min(best, i - last[tag])
            last[tag] = i
        return best if best < len(tags) else -1
