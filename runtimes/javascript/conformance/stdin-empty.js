const fs = require('fs');
console.log(JSON.stringify(fs.readFileSync(0, 'utf8')), fs.readFileSync(0).length);
process.stdin.on('data', () => console.log('data')).on('end', () => console.log('end'));
