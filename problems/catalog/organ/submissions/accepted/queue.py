from collections import deque


class Solution:
    def hoursNeeded(self, hours: list[int], before: list[list[int]]) -> int:
        later = [[] for _ in hours]
        waits = [0] * len(hours)
        for a, b in before:
            later[a].append(b)
            waits[b] += 1
        start = [0] * len(hours)
        ready = deque(job for job, count in enumerate(waits) if count == 0)
        done = latest = 0
        while ready:
            job = ready.popleft()
            done += 1
            end = start[job] + hours[job]
            latest = max(latest, end)
            for other in later[job]:
                start[other] = max(start[other], end)
                waits[other] -= 1
                if waits[other] == 0:
                    ready.append(other)
        return latest if done == len(hours) else -1
