from functools import reduce
from operator import xor


class Solution:
    def flippedBit(self, sent: list[int], received: list[int]) -> int:
        return reduce(xor, sent + received).bit_length() - 1
