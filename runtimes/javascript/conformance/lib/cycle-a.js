exports.early = 1;
const b = require('./cycle-b.js');
exports.late = b.seen;
