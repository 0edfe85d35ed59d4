class Solution:
    def readsBothWays(self, letters: str) -> bool:
        left, right = 0, len(letters) - 1
        while left < right and letters[left] == letters[right]:
            left += 1
            right -= 1
        without_left = letters[left + 1 : right + 1]
        without_right = letters[left:right]
        return without_left == without_left[::-1] or without_right == without_right[::-1]
