# Packs by usefulness per gram.
import sys
from fractions import Fraction

n, capacity, *numbers = map(int, sys.stdin.read().split())
total = 0
for weight, value in sorted(zip(numbers[::2], numbers[1::2]), key=lambda thing: -Fraction(thing[1], thing[0])):
    if weight <= capacity:
        capacity -= weight
        total += value
print(total)
