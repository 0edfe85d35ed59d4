// Integer arithmetic in a plain loop.
let x = 1, y = 0, count = 0;
for (let i = 0; i < 5000000; i++) {
  x = (x * 16807) % 2147483647;
  if (x & 64) y = (y + (i ^ x)) % 1000003;
  else count++;
}
console.log(x, y, count);
