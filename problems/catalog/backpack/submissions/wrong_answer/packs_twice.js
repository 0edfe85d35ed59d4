// Goes upwards through the weights, so that a thing can be packed again and again.
const [n, capacity, ...numbers] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const best = new Array(capacity + 1).fill(0);
for (let i = 0; i < n; i++) {
  const weight = numbers[2 * i], value = numbers[2 * i + 1];
  for (let x = weight; x <= capacity; x++) best[x] = Math.max(best[x], best[x - weight] + value);
}
console.log(best[capacity]);
