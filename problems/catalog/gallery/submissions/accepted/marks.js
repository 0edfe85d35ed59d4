const numbers = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const n = numbers[0], q = numbers[1];
// The tours that end at each painting, as linked lists.
const first = new Int32Array(n + 1).fill(-1), next = new Int32Array(q);
for (let tour = 0; tour < q; tour++) {
  const r = numbers[2 + n + 2 * tour + 1];
  next[tour] = first[r];
  first[r] = tour;
}
const tree = new Int32Array(n + 1);
const latest = new Map();
const answer = new Array(q);
for (let i = 1; i <= n; i++) {
  const painter = numbers[1 + i];
  for (let at = latest.get(painter) || n + 1; at <= n; at += at & -at) tree[at]--;
  for (let at = i; at <= n; at += at & -at) tree[at]++;
  latest.set(painter, i);
  for (let tour = first[i]; tour >= 0; tour = next[tour]) {
    let painters = latest.size;
    for (let at = numbers[2 + n + 2 * tour] - 1; at > 0; at &= at - 1) painters -= tree[at];
    answer[tour] = painters;
  }
}
console.log(answer.join('\n'));
