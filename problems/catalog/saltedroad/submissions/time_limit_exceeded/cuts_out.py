# Cuts every stretch out of the list of the pieces that are still icy.
class Solution:
    def stillIcy(self, length, salted, least):
        icy = [[0, length]]
        for start, stop in salted:
            left = []
            for first, last in icy:
                if last <= start or stop <= first:
                    left.append([first, last])
                    continue
                if first < start:
                    left.append([first, start])
                if stop < last:
                    left.append([stop, last])
            icy = left
        return [piece for piece in icy if piece[1] - piece[0] >= least]
