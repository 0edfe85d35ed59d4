const numbers = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const points = [];
for (let i = 1; i < numbers.length; i += 2) points.push([numbers[i], numbers[i + 1]]);
points.sort((p, q) => p[0] - q[0] || p[1] - q[1]);

function half() {
  const chain = [];
  for (const p of points) {
    while (chain.length > 1) {
      const a = chain[chain.length - 2], b = chain[chain.length - 1];
      if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
      chain.pop();
    }
    chain.push(p);
  }
  let length = 0;
  for (let i = 1; i < chain.length; i++) {
    length += Math.sqrt((chain[i][0] - chain[i - 1][0]) ** 2 + (chain[i][1] - chain[i - 1][1]) ** 2);
  }
  return length;
}

let length = half();
points.reverse();
length += half();
console.log(length.toFixed(9));
