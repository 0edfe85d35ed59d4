const assert = require('assert');
const t = (f) => { try { f(); console.log('ok'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); } };
t(() => assert(true)); t(() => assert(0, 'zero')); t(() => assert.ok(1)); t(() => assert.equal(1, '1')); t(() => assert.equal(1, 2)); t(() => assert.strictEqual(1, 1)); t(() => assert.strictEqual(1, 2));
t(() => assert.deepStrictEqual({ a: [1, 2] }, { a: [1, 2] })); t(() => assert.deepStrictEqual({ a: 1 }, { a: '1' })); t(() => assert.deepEqual({ a: 1 }, { a: '1' })); t(() => assert.notStrictEqual(1, 1)); t(() => assert.notDeepStrictEqual([1], [1]));
t(() => assert.throws(() => { throw new TypeError('bad'); }, TypeError)); t(() => assert.throws(() => { throw new Error('abc'); }, /abc/)); t(() => assert.throws(() => { throw new Error('abc'); }, { message: 'abc' })); t(() => assert.throws(() => {})); t(() => assert.doesNotThrow(() => {}));
t(() => assert.match('abc', /b/)); t(() => assert.match('abc', /x/)); t(() => assert.fail('failed')); t(() => assert.fail()); t(() => assert.ifError(null)); t(() => assert.strict.equal(1, '1')); t(() => assert.strictEqual(1, 2, new RangeError('own error'))); t(() => assert.strictEqual('a', 'b', 'own message'));
assert.rejects(Promise.reject(new Error('r')), /r/).then(() => console.log('rejects ok'));
console.log(new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }) instanceof Error, require('assert').strict === require('node:assert/strict'));
