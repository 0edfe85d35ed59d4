# Raises the starts in rounds until nothing changes; more than n rounds mean a circle.
class Solution:
    def hoursNeeded(self, hours, before):
        start = [0] * len(hours)
        for _ in range(len(hours) + 1):
            changed = False
            now = start[:]
            for a, b in before:
                if now[a] + hours[a] > start[b]:
                    start[b] = now[a] + hours[a]
                    changed = True
            if not changed:
                return max(s + h for s, h in zip(start, hours))
        return -1
