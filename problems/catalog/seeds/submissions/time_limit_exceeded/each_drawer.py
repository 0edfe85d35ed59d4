# Looks through all drawers for every prefix.
class Drawers:
    def __init__(self):
        self.drawers = {}

    def fill(self, name, seeds):
        self.drawers[name] = seeds

    def count(self, prefix):
        return sum(seeds for name, seeds in self.drawers.items() if name.startswith(prefix))

    def sow(self, prefix):
        names = [name for name in self.drawers if name.startswith(prefix)]
        return sum(self.drawers.pop(name) for name in names)
