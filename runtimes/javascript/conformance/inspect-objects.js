console.log({ a: 1, 'b-c': 2, 'd e': 3, 1: 4, $x: 5, _y: 6, 'ünï': 7, '': 8 });
console.log({ a: { b: { c: { d: 1 } } }, e: [[[[1]]]] });
console.log({ f() {}, g: () => {}, h: function () {}, i: class {}, j: class K extends Array {}, async l() {}, *m() {}, async *n() {} });
console.log({ get a() { return 1; }, set a(v) {}, get b() { return 1; }, set c(v) {} });
console.log({ [Symbol('k')]: 1, [Symbol.toStringTag]: 'Tagged' }, { __proto__: null, x: 1 }, Object.create(null), Object.create({ inherited: 1 }));
class Point { constructor(x, y) { this.x = x; this.y = y; } get sum() { return this.x + this.y; } }
class Point3 extends Point { #secret = 1; z = 3; static origin = 0; }
console.log(new Point(1, 2), new Point3(1, 2), [new Point(0, 0)], Point, Point3, new (class {})(), new (class { a = 1; })());
class Tag { get [Symbol.toStringTag]() { return 'T'; } }
console.log(new Tag(), Object.assign(new Tag(), { q: 1 }));
function Old(a) { this.a = a; } Old.prototype.m = function () {};
console.log(new Old(1), Old, new Old(new Old(new Old(new Old(1)))));
console.log(Object.defineProperty({ shown: 1 }, 'hidden', { value: 2, enumerable: false }));
const circular = { name: 'c' }; circular.self = circular; circular.list = [circular, { circular }];
console.log(circular);
const a = {}, b = { a }; a.b = b; console.log(a, [a, b]);
console.log(Object.freeze({ x: 1 }), Object.assign(() => {}, { p: 1 }), Object.assign(function nm() {}, { p: { q: 1 } }));
console.log({ a: 'x'.repeat(60), b: 1 }, { a: 'x'.repeat(70), b: 1 }, { aaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbb: 2, cccccccccccccccc: 3, dddddddddddd: 4, eeee: 5 });
console.log({ long: 'word '.repeat(40), multi: 'line\n'.repeat(5) });
console.log(globalThis === global, Math, JSON, Reflect, [Math.max, parseInt], Symbol, Object.prototype, Function.prototype, Array.prototype);
(function () { console.log(arguments); })(1, 'b');
console.log({ a: [], b: {}, c: new Map(), d: new Set(), e: [[]], f: [{}] });
