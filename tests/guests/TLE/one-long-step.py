# Counts in one step of the interpreter that no signal could interrupt.

print(sum(range(10**12)))
