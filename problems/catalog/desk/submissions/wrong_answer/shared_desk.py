# All desks share their papers.
from collections import OrderedDict


class Desk:
    papers = OrderedDict()

    def __init__(self, room):
        self.room = room

    def put(self, paper, place):
        self.papers[paper] = place
        self.papers.move_to_end(paper)
        if len(self.papers) > self.room:
            self.papers.popitem(last=False)

    def take(self, paper):
        if paper not in self.papers:
            return -1
        self.papers.move_to_end(paper)
        return self.papers[paper]

    def lying(self):
        return len(self.papers)
