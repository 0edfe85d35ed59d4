const bare = (e) => { e.stack = `${e.name}: ${e.message}`; return e; };
console.log(bare(new Error('plain')), [bare(new TypeError('in array'))], { e: bare(new RangeError('in object')) });
class MyError extends Error { constructor(m) { super(m); this.name = 'MyError'; this.code = 42; } }
console.log(bare(new MyError('mine')));
class Other extends Error {}
console.log(bare(new Other('other')).toString(), String(bare(new Error())), Object.keys(new Error('x')), new Error('x').message);
const e = new Error('with stack');
console.log(e.stack.split('\n')[0], /^ {4}at .*inspect-errors\.js:8:11\)?$/.test(e.stack.split('\n')[1]));
const caused = bare(new Error('outer', { cause: bare(new Error('inner')) }));
console.log(caused, caused.cause.message);
console.log(bare(new AggregateError([bare(new Error('one'))], 'many')));
console.log(Object.assign(bare(new Error('props')), { a: 1, b: { c: 2 } }));
try { undefined.foo; } catch (x) { console.log(x.name, x.message); }
try { null.foo = 1; } catch (x) { console.log(x.name, x.message); }
try { null[Symbol.iterator]; } catch (x) { console.log(x.name); }
try { missing; } catch (x) { console.log(x.name, x.message); }
try { const c = 1; c = 2; } catch (x) { console.log(x.name, x.message); }
try { tdz; let tdz = 1; } catch (x) { console.log(x.name, x.message); }
try { BigInt(1.5); } catch (x) { console.log(x.name); }
try { 'x'.repeat(-1); } catch (x) { console.log(x.name); }
try { new Array(-1); } catch (x) { console.log(x.name, x.message); }
try { decodeURIComponent('%'); } catch (x) { console.log(x.name); }
try { JSON.parse('{bad'); } catch (x) { console.log(x.name); }
try { 1n + 1; } catch (x) { console.log(x.name); }
function thrower() { throw new MyError('deep'); }
try { thrower(); } catch (x) { console.log(x instanceof MyError, x instanceof Error, x.stack.includes('thrower'), `${x}`); }
const o = {}; Error.captureStackTrace(o); console.log(typeof o.stack, Error.stackTraceLimit);
