# Takes a switch that is pressed again for one that is pressed once.
class Solution:
    def stillLit(self, windows, pressed):
        floors = len(windows)
        once = set(pressed)
        lit = 0
        for f, row in enumerate(windows):
            for c, window in enumerate(row):
                if (window == "#") != ((f in once) != (floors + c in once)):
                    lit += 1
        return lit
