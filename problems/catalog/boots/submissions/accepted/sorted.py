class Solution:
    def mostServed(self, feet: list[int], boots: list[int], slack: int) -> int:
        feet.sort()
        boots.sort()
        served = child = 0
        for boot in boots:
            while child < len(feet) and feet[child] + slack < boot:
                child += 1
            if child < len(feet) and feet[child] <= boot:
                served += 1
                child += 1
        return served
