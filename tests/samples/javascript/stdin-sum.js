const fs = require('fs');

const [n, ...numbers] = fs.readFileSync(0, 'utf8').split(/\s+/).map(Number);
console.log(numbers.slice(0, n).reduce((sum, x) => sum + x, 0));
