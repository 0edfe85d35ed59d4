# Spins.

while True:
    pass
