# Separates by blanks that are none of ASCII.

print("\u00a07\u2003\u3000")
