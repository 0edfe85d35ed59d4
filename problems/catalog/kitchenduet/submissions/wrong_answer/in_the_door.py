# Notes periods of no minute, too.
class Solution:
    def together(self, first, second):
        periods = []
        i = j = 0
        while i < len(first) and j < len(second):
            begin, end = max(first[i][0], second[j][0]), min(first[i][1], second[j][1])
            if begin <= end:
                periods.append([begin, end])
            if first[i][1] < second[j][1]:
                i += 1
            else:
                j += 1
        return periods
