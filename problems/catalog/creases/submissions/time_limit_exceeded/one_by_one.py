# Goes through all creases from the left.
class Solution:
    def isValley(self, folds, place):
        for i, valley in enumerate(self.creases(folds, True), 1):
            if i == place:
                return valley

    def creases(self, folds, valley):
        if folds:
            yield from self.creases(folds - 1, True)
            yield valley
            yield from self.creases(folds - 1, False)
