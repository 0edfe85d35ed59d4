class Solution:
    def countWalks(self, beds: list[int], kinds: int) -> int:
        def at_most(kinds):
            count = {}
            walks = left = 0
            for right, kind in enumerate(beds):
                count[kind] = count.get(kind, 0) + 1
                while len(count) > kinds:
                    gone = beds[left]
                    left += 1
                    count[gone] -= 1
                    if not count[gone]:
                        del count[gone]
                walks += right - left + 1
            return walks

        return at_most(kinds) - at_most(kinds - 1)
