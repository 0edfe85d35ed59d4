from math import isqrt


class Solution:
    def nextParade(self, turns: list[int]) -> int:
        primes = [p for p in range(2, 317) if all(p % q for q in range(2, isqrt(p) + 1))]
        highest = {}
        for turn in set(turns):
            for p in primes:
                if p * p > turn:
                    break
                power = 1
                while turn % p == 0:
                    turn //= p
                    power *= p
                if power > 1:
                    highest[p] = max(highest.get(p, 1), power)
            if turn > 1:
                highest[turn] = max(highest.get(turn, 1), turn)
        minutes = 1
        for power in highest.values():
            minutes = minutes * power % (10**9 + 7)
        return minutes
