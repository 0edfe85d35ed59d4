# Prints one string of megabytes.

print('x' * (5 << 20))
