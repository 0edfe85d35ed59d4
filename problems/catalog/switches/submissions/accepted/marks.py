class Solution:
    def stillLit(self, windows: list[str], pressed: list[int]) -> int:
        floors = len(windows)
        odd = [False] * (floors + len(windows[0]))
        for s in pressed:
            odd[s] = not odd[s]
        lit = 0
        for f, row in enumerate(windows):
            for c, window in enumerate(row):
                changed = odd[f] != odd[floors + c]
                if (window == "#") != changed:
                    lit += 1
        return lit
