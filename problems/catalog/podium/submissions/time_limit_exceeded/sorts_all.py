# Sorts all runs at each call.
class Podium:
    def __init__(self, places):
        self.places = places
        self.runs = []

    def add(self, points):
        self.runs.append(points)
        best = sorted(self.runs, reverse=True)
        return best[self.places - 1] if len(best) >= self.places else -1
