console.log('before');
process.stdout.write('unfinished line');
process.on('exit', (code) => { console.log(' exit', code, process.exitCode); });
try { process.exit(3); } finally { console.log('never'); }
