# Computes a number with billions of digits in one step of the interpreter.
# or: MLE

print(len(str(3 ** 100000000)))
