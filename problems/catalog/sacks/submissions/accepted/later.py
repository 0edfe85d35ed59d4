class Sacks:
    def __init__(self):
        self.weights = []
        self.open = []

    def put(self, weight: int) -> None:
        self.weights.append(weight)
        self.open.append(0)

    def take(self) -> int:
        if not self.weights:
            return -1
        water = self.open.pop()
        if self.open:
            self.open[-1] += water
        return self.weights.pop() + water

    def soak(self, lowest: int, water: int) -> None:
        if self.open:
            self.open[min(lowest, len(self.open)) - 1] += water
