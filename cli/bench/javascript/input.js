// Reading a number a line, all at once.
const [n, ...numbers] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(Number);
let sum = 0;
for (const number of numbers) sum = (sum * 31 + number) % 1000003;
console.log(n, numbers.length, sum);
