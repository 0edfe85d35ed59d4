const fs = require('node:fs');
const text = fs.readFileSync(0, 'utf8');
console.log(JSON.stringify(text));
console.log(text.trim().split(/\s+/));
