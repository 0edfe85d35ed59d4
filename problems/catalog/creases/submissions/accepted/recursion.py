class Solution:
    def isValley(self, folds: int, place: int) -> bool:
        middle = 2 ** (folds - 1)
        if place == middle:
            return True
        if place < middle:
            return self.isValley(folds - 1, place)
        return not self.isValley(folds - 1, 2 * middle - place)
