class Solution:
    def shorten(self, names: list[str]) -> list[str]:
        count = {}
        for name in names:
            for length in range(1, len(name) + 1):
                start = name[:length]
                count[start] = count.get(start, 0) + 1
        result = []
        for name in names:
            length = 1
            while length < len(name) and count[name[:length]] > 1:
                length += 1
            result.append(name[:length])
        return result
