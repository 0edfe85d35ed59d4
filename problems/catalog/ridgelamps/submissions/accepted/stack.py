class Solution:
    def firstHit(self, heights: list[int]) -> list[int]:
        lengths = [0] * len(heights)
        flying = []
        for i, height in enumerate(heights):
            while flying and heights[flying[-1]] <= height:
                tower = flying.pop()
                lengths[tower] = i - tower
            flying.append(i)
        return lengths
