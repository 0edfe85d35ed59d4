class Solution:
    def stillIcy(self, length: int, salted: list[list[int]], least: int) -> list[list[int]]:
        icy = []
        reached = 0
        for start, stop in sorted(salted) + [[length, length]]:
            if start - reached >= least:
                icy.append([reached, start])
            reached = max(reached, stop)
        return icy
