process.exitCode = 7;
process.on('beforeExit', (code) => { if (!globalThis.done) { globalThis.done = true; console.log('beforeExit', code); setTimeout(() => console.log('again'), 1); } });
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
