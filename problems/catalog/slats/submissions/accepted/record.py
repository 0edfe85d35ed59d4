class Solution:
    def longestColour(self, slats: str, cans: int) -> int:
        count = dict.fromkeys(slats, 0)
        left = record = 0
        for right, colour in enumerate(slats):
            count[colour] += 1
            if count[colour] > record:
                record = count[colour]
            if right - left + 1 - record > cans:
                count[slats[left]] -= 1
                left += 1
        return len(slats) - left
