const util = require('util');
const deep = { a: { b: { c: { d: { e: 1 } } } }, list: [[[[[1]]]]] };
console.log(util.inspect(deep, { depth: 0 }), util.inspect(deep, { depth: null }), util.inspect(deep, false, null, false));
console.dir(deep, { depth: null });
console.dir([1, 2, 3]);
console.log(util.inspect({ a: 1, b: [1, 2, 3] }, { compact: false }), util.inspect({ a: 1, b: 'x' }, { breakLength: 5 }), util.inspect({ a: { b: 1 } }, { compact: true }));
console.log(util.inspect([1, 2, 3, 4], { maxArrayLength: 2 }), util.inspect('abcdef', { maxStringLength: 3 }), util.inspect({ b: 1, a: 2 }, { sorted: true }));
console.log(util.inspect({ x: 1, s: 'str', n: null, u: undefined, d: new Date(0), r: /x/, f() {}, y: Symbol('s') }, { colors: true }));
console.log(util.inspect([1], { showHidden: true }), util.inspect({ get a() { return 5; }, get o() { return { x: 1 }; } }, { getters: true }), util.inspect(123456.789, { numericSeparator: true }));
class Money { constructor(n) { this.n = n; } [util.inspect.custom](depth, options) { return `Money<${this.n}>`; } }
console.log(new Money(5), [new Money(6)], { m: new Money(7) }, `${util.inspect(new Money(8))}`);
class Box { constructor(v) { this.v = v; } [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { return { boxed: this.v }; } }
console.log(new Box(1), [new Box({ deep: { er: 1 } })]);
console.log(util.inspect(new Proxy({ a: 1 }, { get: () => 2 }), { showProxy: true }), util.inspect(new Map([[1, { a: { b: {} } }]]), { depth: 0 }));
console.log(util.inspect(Array.from({ length: 40 }, (_, i) => i), { breakLength: 40 }), util.inspect({ a: [1, 2, { b: 3 }] }, { compact: 1 }), util.inspect({ a: [1, 2, { b: 3 }] }, { breakLength: Infinity, compact: 0 }));
console.log(util.inspect('a\'b'), util.inspect(new (class Foo { constructor() { this.self = this; } })()), util.inspect(Object.create(class Base {}.prototype)));
