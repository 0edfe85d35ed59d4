// Shares out the total length as if pieces could be sewn together.
const [n, k, ...rolls] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
let total = 0;
for (const roll of rolls) total += roll;
console.log(total / k);
