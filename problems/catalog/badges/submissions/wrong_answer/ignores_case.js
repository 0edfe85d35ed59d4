// Treats upper and lower case as the same badge.
const codes = require('fs').readFileSync(0, 'utf8').toLowerCase().trim().split('\n').slice(1);
const scans = new Map();
for (const code of codes) scans.set(code, (scans.get(code) || 0) + 1);
const [best, most] = [...scans].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
console.log(best, most);
