# Counts the jobs behind in the last round, too.
class Solution:
    def readyAfter(self, pages, mine):
        return sum(min(count, pages[mine]) for count in pages)
