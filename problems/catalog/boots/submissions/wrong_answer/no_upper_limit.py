# Does not mind if boots are too long.
class Solution:
    def mostServed(self, feet, boots, slack):
        feet.sort()
        served = 0
        for boot in sorted(boots):
            if served < len(feet) and feet[served] <= boot:
                served += 1
        return served
