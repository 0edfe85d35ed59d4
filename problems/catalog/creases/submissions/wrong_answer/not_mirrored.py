# Takes the right half for the left half in the same order, with opposite kinds.
class Solution:
    def isValley(self, folds, place):
        middle = 2 ** (folds - 1)
        if place == middle:
            return True
        if place < middle:
            return self.isValley(folds - 1, place)
        return not self.isValley(folds - 1, place - middle)
