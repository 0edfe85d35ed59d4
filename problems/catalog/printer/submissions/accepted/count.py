class Solution:
    def readyAfter(self, pages: list[int], mine: int) -> int:
        own = pages[mine]
        seconds = 0
        for i, count in enumerate(pages):
            seconds += min(count, own if i <= mine else own - 1)
        return seconds
