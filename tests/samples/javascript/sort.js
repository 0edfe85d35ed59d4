const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const numbers = lines[1].split(' ').map(Number);
numbers.sort((a, b) => a - b);
console.log(numbers.join(' '));
console.log(numbers.reverse().join(' '));
