# Starts anew at each bed and walks until there are too many kinds.
class Solution:
    def countWalks(self, beds, kinds):
        walks = 0
        for i in range(len(beds)):
            seen = set()
            for j in range(i, len(beds)):
                seen.add(beds[j])
                if len(seen) > kinds:
                    break
                walks += len(seen) == kinds
        return walks
