# Tries to remove each letter.
class Solution:
    def readsBothWays(self, letters):
        for i in range(len(letters)):
            rest = letters[:i] + letters[i + 1 :]
            if rest == rest[::-1]:
                return True
        return False
