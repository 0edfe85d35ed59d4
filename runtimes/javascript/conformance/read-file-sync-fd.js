const input = require('fs').readFileSync(0);
console.log(Buffer.isBuffer(input), input instanceof Uint8Array, input.length);
const lines = input.toString().split('\n');
console.log(lines);
console.log(lines[0].split(' ').map(Number).reduce((a, b) => a + b));
console.log(require('fs').readFileSync(0).length);
