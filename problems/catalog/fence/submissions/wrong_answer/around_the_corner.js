// Walks around from the lowest point by angle, but leaves the order of points with the same angle to chance.
const numbers = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const points = [];
for (let i = 1; i < numbers.length; i += 2) points.push([numbers[i], numbers[i + 1]]);
const start = points.reduce((p, q) => (q[1] < p[1] || (q[1] === p[1] && q[0] < p[0]) ? q : p));
const angle = (p) => Math.atan2(p[1] - start[1], p[0] - start[0]);
const sorted = points.filter((p) => p !== start).sort((p, q) => angle(p) - angle(q));
const chain = [start];
for (const p of sorted) {
  while (chain.length > 1) {
    const a = chain[chain.length - 2], b = chain[chain.length - 1];
    if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0) break;
    chain.pop();
  }
  chain.push(p);
}
let length = 0;
chain.forEach((p, i) => {
  const q = chain[(i + 1) % chain.length];
  length += Math.hypot(q[0] - p[0], q[1] - p[1]);
});
console.log(length.toFixed(9));
