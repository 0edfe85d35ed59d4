const readline = require('readline');

let count = 0;
let sum = 0;
let largest = 0;
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const x = Number(line);
    count++;
    sum += x;
    largest = Math.max(largest, x);
  })
  .on('close', () => console.log(count, sum, largest));
