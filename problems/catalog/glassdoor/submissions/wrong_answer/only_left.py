# Removes the left letter of an unequal pair, never the right one.
class Solution:
    def readsBothWays(self, letters):
        left, right = 0, len(letters) - 1
        removed = False
        while left < right:
            if letters[left] != letters[right]:
                if removed:
                    return False
                removed = True
                left += 1
            else:
                left += 1
                right -= 1
        return True
