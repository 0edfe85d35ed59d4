# Reads and writes one token of a megabyte.
# input: ⟦1000000*7⟧
# expect: ⟦1000000*7⟧
# output_kib: 2048
print(input())
