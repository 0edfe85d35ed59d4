# Makes each sack heavier at once.
class Sacks:
    def __init__(self):
        self.pile = []

    def put(self, weight):
        self.pile.append(weight)

    def take(self):
        return self.pile.pop() if self.pile else -1

    def soak(self, lowest, water):
        for i in range(min(lowest, len(self.pile))):
            self.pile[i] += water
