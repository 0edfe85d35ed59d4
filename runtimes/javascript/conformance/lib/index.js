module.exports = class Library { static title = 'library'; };
