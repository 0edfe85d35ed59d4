// Spins with a type.

for (let i: number = 0; ; i = (i + 1) | 0) {}
