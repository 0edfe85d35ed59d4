# Spins.
1 while 1;
