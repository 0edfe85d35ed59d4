// Computes a number with billions of digits.
// or: MLE RTE

let x = 3n;
for (;;) { x = x * x % (1n << 4000000n); }
