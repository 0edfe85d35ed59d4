const fs = require('fs');
const buf = Buffer.alloc(7);
let total = 0, text = '', n;
while ((n = fs.readSync(0, buf, 0, buf.length, null)) > 0) { total += n; text += buf.toString('utf8', 0, n); }
console.log(total, text.split('\n').length, text.slice(0, 10));
