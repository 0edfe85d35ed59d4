const [n, k, ...rolls] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
let enough = 0, tooLong = 1e6 + 1;
for (let step = 0; step < 50; step++) {
  const length = (enough + tooLong) / 2;
  let ribbons = 0;
  for (let i = 0; i < n; i++) ribbons += Math.floor(rolls[i] / length);
  if (ribbons >= k) enough = length;
  else tooLong = length;
}
console.log(enough.toFixed(9));
