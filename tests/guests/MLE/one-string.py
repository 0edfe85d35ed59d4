# Makes a string of gigabytes.
# or: RTE

print(len('x' * (3 << 30)))
