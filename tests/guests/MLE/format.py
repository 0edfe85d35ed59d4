# Formats a number with a width of a billion.

print(len(format(7, "1000000000d")))
