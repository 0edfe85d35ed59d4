// Sieve of Eratosthenes in a typed array.
const limit = 5000000;
const composite = new Uint8Array(limit + 1);
let count = 0;
for (let p = 2; p <= limit; p++) {
  if (composite[p]) continue;
  count++;
  for (let multiple = p * p; multiple <= limit; multiple += p) composite[multiple] = 1;
}
console.log(count);
