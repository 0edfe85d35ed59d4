class Solution:
    def longestFresh(self, songs: str) -> int:
        last = {}
        left = best = 0
        for i, song in enumerate(songs):
            if last.get(song, -1) >= left:
                left = last[song] + 1
            last[song] = i
            best = max(best, i - left + 1)
        return best
