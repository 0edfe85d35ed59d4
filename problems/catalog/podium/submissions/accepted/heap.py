from heapq import heappush, heappushpop


class Podium:
    def __init__(self, places: int):
        self.places = places
        self.best = []

    def add(self, points: int) -> int:
        if len(self.best) < self.places:
            heappush(self.best, points)
        else:
            heappushpop(self.best, points)
        return self.best[0] if len(self.best) == self.places else -1
