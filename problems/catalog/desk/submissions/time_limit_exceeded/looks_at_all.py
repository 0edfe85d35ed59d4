# Looks for the paper that was used longest ago among all of them.
class Desk:
    def __init__(self, room):
        self.room = room
        self.papers = {}
        self.used = {}
        self.now = 0

    def use(self, paper):
        self.now += 1
        self.used[paper] = self.now

    def put(self, paper, place):
        if paper not in self.papers and len(self.papers) == self.room:
            oldest = min(self.papers, key=lambda one: self.used[one])
            del self.papers[oldest]
        self.papers[paper] = place
        self.use(paper)

    def take(self, paper):
        if paper not in self.papers:
            return -1
        self.use(paper)
        return self.papers[paper]

    def lying(self):
        return len(self.papers)
