# Plays the queue through, page by page.
from collections import deque


class Solution:
    def readyAfter(self, pages, mine):
        queue = deque(range(len(pages)))
        left = list(pages)
        seconds = 0
        while left[mine]:
            job = queue.popleft()
            left[job] -= 1
            seconds += 1
            if left[job]:
                queue.append(job)
        return seconds
