# Compares the sorted lists place by place, and takes the first difference.
class Solution:
    def flippedBit(self, sent, received):
        for a, b in zip(sorted(sent), sorted(received)):
            if a != b:
                return (a ^ b).bit_length() - 1
