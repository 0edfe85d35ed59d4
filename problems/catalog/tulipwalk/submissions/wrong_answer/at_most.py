# Counts the walks with fewer kinds, too.
class Solution:
    def countWalks(self, beds, kinds):
        count = {}
        walks = left = 0
        for right, kind in enumerate(beds):
            count[kind] = count.get(kind, 0) + 1
            while len(count) > kinds:
                count[beds[left]] -= 1
                if not count[beds[left]]:
                    del count[beds[left]]
                left += 1
            walks += right - left + 1
        return walks
