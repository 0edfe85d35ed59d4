class Jukebox:
    def __init__(self):
        self.count = {}
        self.ranks = []  # the songs of each rank, from 1
        self.open = 0

    def wish(self, song: int) -> None:
        rank = self.count[song] = self.count.get(song, 0) + 1
        if len(self.ranks) < rank:
            self.ranks.append([])
        self.ranks[rank - 1].append(song)
        self.open += 1

    def play(self) -> int:
        if not self.ranks:
            return -1
        song = self.ranks[-1].pop()
        if not self.ranks[-1]:
            self.ranks.pop()
        self.count[song] -= 1
        self.open -= 1
        return song

    def waiting(self) -> int:
        return self.open
