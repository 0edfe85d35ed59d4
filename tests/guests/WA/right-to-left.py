# Prints marks that turn text around and hide it.

print("\u202e7\u2066\u200b\ufeff")
