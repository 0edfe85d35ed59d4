from heapq import heappop, heappush


class Solution:
    def bestSkill(self, needed: list[int], gained: list[int], skill: int, jobs: int) -> int:
        offers = sorted(zip(needed, gained))
        reach = []
        at = 0
        for _ in range(jobs):
            while at < len(offers) and offers[at][0] <= skill:
                heappush(reach, -offers[at][1])
                at += 1
            if not reach:
                break
            skill -= heappop(reach)
        return skill
