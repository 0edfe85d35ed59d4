const path = require('path'), os = require('os');
console.log(path.join('/a', '..', 'b', './c/'), path.join(), path.join('a', '', 'b'), path.resolve('/x', 'y', '../z'), path.normalize('/a/./b/../../c'), path.normalize('a//b/'), path.normalize('../..//x'));
console.log(path.basename('/a/b.txt'), path.basename('/a/b.txt', '.txt'), path.basename('/a/b/'), path.dirname('/a/b/c'), path.dirname('a'), path.dirname('/a'), path.extname('x.tar.gz'), path.extname('.bashrc'), path.extname('noext'), path.extname('a.'));
console.log(path.parse('/home/u/file.txt'), path.parse('rel'), path.format({ dir: '/d', base: 'f.x' }), path.format({ root: '/', name: 'n', ext: '.e' }), path.relative('/a/b/c', '/a/d'), path.isAbsolute('/x'), path.isAbsolute('x'), path.sep, path.delimiter, path.posix === path);
console.log(JSON.stringify(os.EOL), os.platform(), typeof os.cpus().length, typeof os.totalmem());
try { path.join(5); } catch (e) { console.log(e.name, e.code, e.message); }
