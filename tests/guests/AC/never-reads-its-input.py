# Does not look at two megabytes of input.
# input: ⟦500000*123 ⟧
print(7)
