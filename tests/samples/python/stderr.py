import sys

print("to output")
print("to error", file=sys.stderr)
