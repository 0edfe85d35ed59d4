const rl = require('readline').createInterface({ input: process.stdin });
const it = rl[Symbol.asyncIterator]();
(async () => {
  console.log((await it.next()).value);
  for await (const line of it) { console.log('>', line); if (line === 'stop') break; }
  console.log('done');
})();
rl.on('close', () => console.log('close'));
