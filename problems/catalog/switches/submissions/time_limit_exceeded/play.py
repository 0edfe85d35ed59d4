# Changes every window at each press.
class Solution:
    def stillLit(self, windows, pressed):
        lit = [[window == "#" for window in row] for row in windows]
        floors, columns = len(lit), len(lit[0])
        for s in pressed:
            if s < floors:
                for c in range(columns):
                    lit[s][c] = not lit[s][c]
            else:
                for f in range(floors):
                    lit[f][s - floors] = not lit[f][s - floors]
        return sum(map(sum, lit))
