from collections import deque


class Solution:
    def neverTold(self, tells: list[list[int]], start: int) -> list[int]:
        knows = {start}
        waiting = deque([start])
        while waiting:
            for other in tells[waiting.popleft()]:
                if other not in knows:
                    knows.add(other)
                    waiting.append(other)
        return [person for person in range(len(tells)) if person not in knows]
