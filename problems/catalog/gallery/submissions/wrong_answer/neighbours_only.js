// Counts the places where the painter changes: right only if the paintings of a painter hang side by side.
const numbers = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const [n, q] = numbers;
const changes = [0, 0];
for (let i = 2; i <= n; i++) changes.push(changes[i - 1] + (numbers[1 + i] !== numbers[i] ? 1 : 0));
const answer = [];
for (let at = 2 + n; at < numbers.length; at += 2) answer.push(changes[numbers[at + 1]] - changes[numbers[at]] + 1);
console.log(answer.join('\n'));
