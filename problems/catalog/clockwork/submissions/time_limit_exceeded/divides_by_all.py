# Tries all divisors up to the number itself.
class Solution:
    def nextParade(self, turns):
        highest = {}
        for turn in turns:
            p = 2
            while turn > 1:
                power = 1
                while turn % p == 0:
                    turn //= p
                    power *= p
                if power > 1:
                    highest[p] = max(highest.get(p, 1), power)
                p += 1
        minutes = 1
        for power in highest.values():
            minutes = minutes * power % (10**9 + 7)
        return minutes
