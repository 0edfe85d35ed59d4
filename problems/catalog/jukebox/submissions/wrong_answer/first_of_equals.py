# Of several songs with equally many wishes it takes the one that was wished for first.
class Jukebox:
    def __init__(self):
        self.count = {}
        self.ranks = []
        self.open = 0

    def wish(self, song):
        rank = self.count[song] = self.count.get(song, 0) + 1
        if len(self.ranks) < rank:
            self.ranks.append([])
        self.ranks[rank - 1].append(song)
        self.open += 1

    def play(self):
        if not self.ranks:
            return -1
        song = self.ranks[-1].pop(0)
        if not self.ranks[-1]:
            self.ranks.pop()
        self.count[song] -= 1
        self.open -= 1
        return song

    def waiting(self):
        return self.open
