# Compares a name only with the names before it.
class Solution:
    def shorten(self, names):
        seen, result = set(), []
        for name in names:
            length = 1
            while length < len(name) and name[:length] in seen:
                length += 1
            result.append(name[:length])
            for length in range(1, len(name) + 1):
                seen.add(name[:length])
        return result
