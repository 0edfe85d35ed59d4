# Prints seven in other forms that are not allowed.
# compare: float_tolerance 1e-6

print("0x7p0")
