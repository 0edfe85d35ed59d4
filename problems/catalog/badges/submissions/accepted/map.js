const codes = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(codes[0]);
const scans = new Map();
for (let i = 1; i <= n; i++) scans.set(codes[i], (scans.get(codes[i]) || 0) + 1);
let best = '', most = 0;
for (const [code, count] of scans) {
  if (count > most || (count === most && code < best)) {
    best = code;
    most = count;
  }
}
console.log(best, most);
