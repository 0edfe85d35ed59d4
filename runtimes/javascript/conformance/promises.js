const sleep = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
(async () => {
  console.log(await Promise.all([sleep(5, 'a'), 'b', sleep(1, 'c')]));
  console.log(await Promise.race([sleep(20, 'slow'), sleep(2, 'fast')]));
  console.log(await Promise.allSettled([Promise.reject(new RangeError('no').message), 1]));
  console.log(await Promise.any([Promise.reject(1), sleep(1, 'any')]));
  try { await Promise.any([Promise.reject(1)]); } catch (e) { console.log(e.constructor.name, e.errors); }
  async function* gen() { for (let i = 0; i < 3; i++) { await sleep(1); yield i; } }
  for await (const x of gen()) console.log(x);
  console.log(await require('util').promisify((x, cb) => cb(null, x + 1))(1));
  await require('timers/promises').setTimeout(3);
  console.log(await Promise.reject(new Error('late')).catch((e) => e.message).finally(() => console.log('finally')));
})();
const p = Promise.reject(new Error('handled later'));
setTimeout(() => {}, 1);
p.catch(() => console.log('caught'));
console.log(Promise.resolve([1]), new Promise(() => {}));
