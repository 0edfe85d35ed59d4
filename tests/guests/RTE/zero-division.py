# Divides by zero.
# says: ZeroDivisionError (line 4)

print(1 / 0)
