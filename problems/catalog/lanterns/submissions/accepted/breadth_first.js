const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(lines[0]);
const lit = [0, ...lines[1].split(' ').map(Number)];
const parents = [0, ...lines[2].split(' ').map(Number)];
const children = Array.from({ length: n + 1 }, () => []);
for (let fork = 1; fork <= n; fork++) children[parents[fork]].push(fork);
const order = [children[0][0]];
for (let i = 0; i < order.length; i++) for (const child of children[order[i]]) order.push(child);
const alone = new Array(n + 1).fill(0), gain = new Array(n + 1).fill(0);
for (let i = n - 1; i >= 0; i--) {
  const fork = order[i], below = parents[fork];
  const dark = alone[fork] + gain[fork];
  lit[below] += alone[fork];
  alone[below] += dark;
  gain[below] = Math.max(gain[below], lit[fork] - dark);
}
// Below the lowest fork stands the trunk, which is never lit.
console.log(alone[0] + gain[0]);
