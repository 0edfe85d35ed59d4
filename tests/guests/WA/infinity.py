# Prints infinity where a number is compared with a tolerance.
# compare: float_relative_tolerance 1e9

print(float("inf"))
