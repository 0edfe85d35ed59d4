// Reads files of the host in every way that there is.
const fs = require('fs');
const found = [];
const ways = [p => fs.readFileSync(p), p => fs.readdirSync(p), p => fs.statSync(p), p => fs.openSync(p, 'r'), p => fs.existsSync(p) || undefined];
for (const path of ['/etc/passwd', '/proc/self/environ', '/proc/self/maps', '/dev/zero', '../../etc/passwd', '/tmp/../etc/hostname', 'file:///etc/passwd', '/root', '/home'])
  for (const way of ways) try { const got = way(path); if (got !== undefined) found.push(`${path} ${got}`); } catch {}
console.log(found.length ? found.join('\n') : 7);
