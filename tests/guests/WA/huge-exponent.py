# Prints a number with an exponent that overflows.
# compare: float_tolerance 1

print("7e999999999999999999999")
