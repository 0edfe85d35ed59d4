// Spins.

for (;;) {}
