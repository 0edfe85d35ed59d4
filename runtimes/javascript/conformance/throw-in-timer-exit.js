process.on('exit', (c) => console.log('exit', c));
setTimeout(() => { console.log('t'); null.x; }, 1);
setTimeout(() => console.log('never'), 30);
