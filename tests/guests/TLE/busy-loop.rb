# Spins.
loop {}
