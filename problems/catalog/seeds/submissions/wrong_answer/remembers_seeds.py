# Sums by prefix in a table. Sowing corrects the sums, but the old number of each drawer is kept for the next difference.
class Drawers:
    def __init__(self):
        self.own = {}
        self.totals = {}
        self.below = {}

    def fill(self, name, seeds):
        more = seeds - self.own.get(name, 0)
        self.own[name] = seeds
        for i in range(1, len(name) + 1):
            prefix = name[:i]
            self.totals[prefix] = self.totals.get(prefix, 0) + more
            self.below.setdefault(name[: i - 1], set()).add(prefix)

    def count(self, prefix):
        return self.totals.get(prefix, 0)

    def sow(self, prefix):
        taken = self.count(prefix)
        for i in range(1, len(prefix)):
            if prefix[:i] in self.totals:
                self.totals[prefix[:i]] -= taken
        stack = [prefix]
        while stack:
            one = stack.pop()
            self.totals[one] = 0
            stack += self.below.pop(one, ())
        return taken
