# Forgets to hand the open water on to the sack below.
class Sacks:
    def __init__(self):
        self.weights = []
        self.open = []

    def put(self, weight):
        self.weights.append(weight)
        self.open.append(0)

    def take(self):
        return self.weights.pop() + self.open.pop() if self.weights else -1

    def soak(self, lowest, water):
        if self.open:
            self.open[min(lowest, len(self.open)) - 1] += water
