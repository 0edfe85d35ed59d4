from collections import OrderedDict


class Desk:
    def __init__(self, room: int):
        self.room = room
        self.papers = OrderedDict()

    def put(self, paper: int, place: int) -> None:
        self.papers[paper] = place
        self.papers.move_to_end(paper)
        if len(self.papers) > self.room:
            self.papers.popitem(last=False)

    def take(self, paper: int) -> int:
        if paper not in self.papers:
            return -1
        self.papers.move_to_end(paper)
        return self.papers[paper]

    def lying(self) -> int:
        return len(self.papers)
