const util = require('util');
console.log(util.isDeepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), util.isDeepStrictEqual([1], ['1']), util.isDeepStrictEqual(new Map([[1, new Set([2])]]), new Map([[1, new Set([2])]])), util.isDeepStrictEqual(NaN, NaN), util.isDeepStrictEqual(0, -0), util.isDeepStrictEqual(new Date(1), new Date(1)), util.isDeepStrictEqual({}, []));
console.log(util.types.isDate(new Date()), util.types.isRegExp(/x/), util.types.isPromise(Promise.resolve()), util.types.isMap(new Map()), util.types.isTypedArray(new Uint8Array()), util.types.isUint8Array(Buffer.alloc(1)), util.types.isAsyncFunction(async () => {}), util.types.isGeneratorFunction(function* () {}), util.types.isProxy(new Proxy({}, {})), util.types.isDate({}));
util.promisify((a, cb) => setTimeout(() => cb(null, a * 2), 1))(21).then(console.log);
util.promisify((cb) => cb(new Error('promisified')))().catch((e) => console.log(e.message));
util.callbackify(async (x) => x + 1)(1, (err, v) => console.log(err, v));
function A() {} function B() {} util.inherits(B, A); console.log(new B() instanceof A, B.super_ === A);
console.log(util.inspect.custom, util.stripVTControlCharacters('\u001b[31mred\u001b[39m'), util.isArray([]), util.types.isNativeError(new TypeError()));
console.log(structuredClone({ a: [1, new Map([[1, { b: new Date(0) }]])], s: new Set([1]), u: new Uint8Array([1, 2]), r: /x/g }));
const c = { n: 1 }; c.self = c; const k = structuredClone(c); console.log(k !== c, k.self === k);
try { structuredClone(() => {}); } catch (e) { console.log(e.name, e.constructor.name); }
