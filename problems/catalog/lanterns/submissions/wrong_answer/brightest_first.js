// Hangs the brightest lantern that is still possible, again and again.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(lines[0]);
const brightness = [0, ...lines[1].split(' ').map(Number)];
const parents = [0, ...lines[2].split(' ').map(Number)];
// near[i]: a lantern in i, in a child of i, or in the parent of i.
const here = new Uint8Array(n + 1), inChild = new Uint8Array(n + 1);
let total = 0;
const forks = Array.from({ length: n }, (_, i) => i + 1).sort((a, b) => brightness[b] - brightness[a] || a - b);
const grandchild = new Uint8Array(n + 1);
for (const fork of forks) {
  const below = parents[fork], second = below ? parents[below] : 0;
  const blocked = inChild[fork] || grandchild[fork] || (below && (here[below] || inChild[below])) || (second && here[second]);
  if (blocked) continue;
  here[fork] = 1;
  if (below) inChild[below] = 1;
  if (second) grandchild[second] = 1;
  total += brightness[fork];
}
console.log(total);
