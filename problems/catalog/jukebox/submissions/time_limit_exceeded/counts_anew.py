# Counts all open wishes for each song that is played.
from collections import Counter


class Jukebox:
    def __init__(self):
        self.wishes = []

    def wish(self, song):
        self.wishes.append(song)

    def play(self):
        if not self.wishes:
            return -1
        count = Counter(self.wishes)
        best = 0
        for i in range(len(self.wishes)):
            if count[self.wishes[i]] >= count[self.wishes[best]]:
                best = i
        return self.wishes.pop(best)

    def waiting(self):
        return len(self.wishes)
