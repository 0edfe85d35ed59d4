# Compares each visit with all visits of the other list.
class Solution:
    def together(self, first, second):
        periods = []
        for a in first:
            for b in second:
                begin = max(a[0], b[0])
                end = min(a[1], b[1])
                if begin < end:
                    periods.append([begin, end])
        return periods
