const fs = require('fs'), path = require('path');
const here = path.join(__dirname, 'lib', 'data.json');
console.log(fs.existsSync(here), fs.existsSync('/no/such'), fs.statSync(here).isFile(), fs.statSync(__dirname).isDirectory(), fs.readFileSync(here, 'utf8').length, JSON.parse(fs.readFileSync(here)).name);
try { fs.readFileSync('/no/such/file'); } catch (e) { console.log(e.code, e.message, e.syscall, e.errno, e.path); }
fs.writeFileSync('/dev/stdout', 'to stdout\n'); fs.writeSync(1, 'sync\n'); fs.writeSync(1, Buffer.from('bytes\n')); fs.appendFileSync('/dev/stdout', 'append\n'); fs.writeFileSync(1, 'fd\n');
console.log(fs.writeSync(1, 'é\n'), fs.readFileSync('/dev/stdin', 'utf8'));
fs.readFile(here, 'utf8', (err, text) => {
  console.log(err, text.length);
  fs.readFile('/nope', async (missing) => {
    console.log(missing.code);
    console.log('promise', (await fs.promises.readFile(here, 'utf8')).length);
    require('fs/promises').readFile('/nope').catch((e) => console.log('p', e.code));
  });
});
const fd = fs.openSync(here, 'r'), b = Buffer.alloc(5); console.log(fs.readSync(fd, b, 0, 5, 0), b.toString(), fs.readSync(fd, b, 0, 5, 2), b.toString()); fs.closeSync(fd);
const out = fs.createWriteStream('/dev/stdout'); out.write('stream\n');
