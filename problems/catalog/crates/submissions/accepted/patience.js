const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(lines[0]);
const crates = [];
for (let i = 1; i <= n; i++) {
  const space = lines[i].indexOf(' ');
  crates.push([Number(lines[i].slice(0, space)), Number(lines[i].slice(space + 1))]);
}
crates.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
const ends = [];
for (const [, height] of crates) {
  let low = 0, high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] < height) low = middle + 1;
    else high = middle;
  }
  ends[low] = height;
}
console.log(ends.length);
