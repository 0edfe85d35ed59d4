const util = require('./lib/util.js');
console.log(util.double(21), util.where, util.count, util.isMain, require.main === module);
console.log(require('./lib/counter').next(), require('./lib/data.json'), require('./lib/data').values.length);
console.log(require('./lib').title, require('./lib/cycle-a'));
console.log(typeof __filename, require('path').basename(__filename), module.exports === exports, this === exports);
for (const name of ['./lib/missing', 'no-such-package']) {
  try { require(name); } catch (e) { console.log(e.code, e.message.split('\n')[0]); }
}
console.log(Object.keys(require.cache).length, module.children.length, module.id);
return;
console.log('never');
