# Prints a number with half a million digits.
# compare: float_tolerance 1

print("7" * 500000)
