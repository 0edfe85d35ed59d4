const [n, capacity, ...numbers] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const best = new Array(capacity + 1).fill(0);
for (let i = 0; i < n; i++) {
  const weight = numbers[2 * i], value = numbers[2 * i + 1];
  for (let x = capacity; x >= weight; x--) {
    const packed = best[x - weight] + value;
    if (packed > best[x]) best[x] = packed;
  }
}
console.log(best[capacity]);
