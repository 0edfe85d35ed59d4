const line = require('fs').readFileSync(0, 'utf8').trimEnd();
const letters = [...line];
console.log(line);
console.log(letters.length);
console.log(letters.at(-1));
