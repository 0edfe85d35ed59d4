const { readFileSync } = require('fs');
const [n, ...rest] = readFileSync('/dev/stdin', { encoding: 'utf-8' }).split('\n');
for (let i = 0; i < +n; i++) console.log(rest[i].split('').reverse().join(''));
