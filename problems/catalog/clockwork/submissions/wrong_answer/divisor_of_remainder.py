# Takes the greatest common divisor with a remainder.
from math import gcd


class Solution:
    def nextParade(self, turns):
        minutes = 1
        for turn in turns:
            minutes = minutes * (turn // gcd(minutes, turn)) % (10**9 + 7)
        return minutes
