exports.double = (x) => x * 2;
exports.where = require('path').basename(__filename);
exports.count = require('./counter').next();
exports.isMain = require.main === module;
