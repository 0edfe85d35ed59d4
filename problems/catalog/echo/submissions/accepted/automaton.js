const text = require('fs').readFileSync(0, 'utf8').trim();
const most = 2 * text.length + 1;
const next = new Int32Array(26 * most);
const link = new Int32Array(most), length = new Int32Array(most), firstEnd = new Int32Array(most);
// State 1 is the root; 0 means none.
let size = 2, last = 1;
for (let i = 0; i < text.length; i++) {
  const c = text.charCodeAt(i) - 97, fresh = size++;
  length[fresh] = firstEnd[fresh] = i + 1;
  let p = last;
  for (; p && !next[26 * p + c]; p = link[p]) next[26 * p + c] = fresh;
  if (!p) {
    link[fresh] = 1;
  } else {
    const q = next[26 * p + c];
    if (length[q] === length[p] + 1) {
      link[fresh] = q;
    } else {
      const copy = size++;
      next.copyWithin(26 * copy, 26 * q, 26 * q + 26);
      link[copy] = link[q];
      firstEnd[copy] = firstEnd[q];
      length[copy] = length[p] + 1;
      for (; p && next[26 * p + c] === q; p = link[p]) next[26 * p + c] = copy;
      link[q] = link[fresh] = copy;
    }
  }
  last = fresh;
}
let longest = 0, start = 0;
for (let state = 2; state < size; state++) {
  const twice = link[state], at = firstEnd[twice] - length[twice] + 1;
  if (length[twice] > longest || (length[twice] === longest && at < start)) {
    longest = length[twice];
    start = at;
  }
}
console.log(longest ? `${longest} ${start}` : '0');
