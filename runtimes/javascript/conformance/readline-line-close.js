const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout, terminal: false });
const lines = [];
rl.on('line', (line) => lines.push(line)).on('close', () => {
  console.log(lines);
  console.log(lines.slice(1, 1 + +lines[0]).map(Number).reduce((a, b) => a + b, 0));
});
console.log('first');
