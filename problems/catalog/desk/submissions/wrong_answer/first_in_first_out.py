# Sends away the paper that was put first, however lately it was taken.
class Desk:
    def __init__(self, room):
        self.room = room
        self.papers = {}

    def put(self, paper, place):
        if paper not in self.papers and len(self.papers) == self.room:
            del self.papers[next(iter(self.papers))]
        self.papers[paper] = place

    def take(self, paper):
        return self.papers.get(paper, -1)

    def lying(self):
        return len(self.papers)
