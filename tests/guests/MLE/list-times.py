# Multiplies a list to gigabytes.

a = [0] * (1 << 27)
print(7)
