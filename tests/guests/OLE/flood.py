# Prints lines for ever.

while True:
    print("more")
