# Counts who is in the kitchen; at the same minute those who leave come first.
class Solution:
    def together(self, first: list[list[int]], second: list[list[int]]) -> list[list[int]]:
        events = []
        for begin, end in first + second:
            events += [(begin, 1), (end, -1)]
        periods, inside = [], 0
        for minute, change in sorted(events):
            inside += change
            if inside == 2:
                periods.append([minute])
            elif inside == 1 and change == -1:
                periods[-1].append(minute)
        return periods
