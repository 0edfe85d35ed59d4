# Looks through all pairs for the shortest free one that fits, child by child.
class Solution:
    def mostServed(self, feet, boots, slack):
        free = [True] * len(boots)
        served = 0
        for foot in sorted(feet):
            best = None
            for j, boot in enumerate(boots):
                if free[j] and foot <= boot <= foot + slack and (best is None or boot < boots[best]):
                    best = j
            if best is not None:
                free[best] = False
                served += 1
        return served
