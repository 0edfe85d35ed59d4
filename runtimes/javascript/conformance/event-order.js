const log = (x) => console.log(x);
setTimeout(() => log('timeout 0'), 0);
setTimeout(() => log('timeout 300'), 300);
process.nextTick(() => log('tick 1'));
Promise.resolve().then(() => { log('micro 1'); process.nextTick(() => log('tick from micro')); }).then(() => log('micro 2'));
queueMicrotask(() => log('queueMicrotask'));
process.nextTick((a, b) => log(`tick ${a} ${b}`), 2, 3);
(async () => { log('async start'); await null; log('after await'); await new Promise((r) => setTimeout(r, 150)); log('after 150'); })();
log('sync');
const cancelled = setTimeout(() => log('never'), 1); clearTimeout(cancelled);
let n = 0;
setTimeout(() => {
  log('timeout 450');
  setImmediate(() => log('immediate'));
  process.nextTick(() => log('tick in timer'));
  Promise.resolve().then(() => log('micro in timer'));
  const interval = setInterval(() => { log('interval'); if (++n === 3) clearInterval(interval); }, 20);
  setTimeout((...args) => log(args.join()), 200, 'x', 'y');
}, 450);
