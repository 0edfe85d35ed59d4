# Compares each start with all names.
class Solution:
    def shorten(self, names):
        result = []
        for name in names:
            length = 1
            while length < len(name):
                start = name[:length]
                if sum(other.startswith(start) for other in names) == 1:
                    break
                length += 1
            result.append(name[:length])
        return result
