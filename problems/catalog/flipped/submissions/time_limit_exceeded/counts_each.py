# Counts for each number how often it occurs in both lists.
class Solution:
    def flippedBit(self, sent, received):
        def count(numbers, wanted):
            found = 0
            for number in numbers:
                if number == wanted:
                    found += 1
            return found

        before = after = None
        for number in sent:
            if count(received, number) < count(sent, number):
                before = number
        for number in received:
            if count(sent, number) < count(received, number):
                after = number
        return (before ^ after).bit_length() - 1
