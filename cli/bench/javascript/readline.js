// Reading line by line.
const lines = require('readline').createInterface({ input: process.stdin });
let sum = 0;
let count = 0;
lines.on('line', (line) => {
  sum = (sum * 31 + Number(line)) % 1000003;
  count++;
});
lines.on('close', () => console.log(count, sum));
