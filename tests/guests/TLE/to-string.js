// Spins when it is turned into text.

console.log(`${{ toString() { for (;;) {} } }}`);
