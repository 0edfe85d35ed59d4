console.log([1, 2, 3], ['a', 'b'], [[1, 2], [3, 4]], [[[1, [2, [3]]]]], [, 1, , , 2], new Array(5), [undefined, , null]);
for (const n of [6, 7, 10, 26, 27, 50, 99, 100, 101, 102, 200]) console.log(Array.from({ length: n }, (_, i) => i));
console.log(Array.from({ length: 30 }, (_, i) => i * i * (i % 3 ? 1 : -1)));
console.log(Array.from({ length: 20 }, (_, i) => 'item' + i));
console.log(Array.from({ length: 20 }, (_, i) => 'x'.repeat(i)));
console.log(Array.from({ length: 10 }, (_, i) => i / 7));
console.log(Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_, j) => i * j)));
console.log(Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (_, j) => (i * j) % 10)));
console.log(Array.from({ length: 8 }, (_, i) => ({ id: i, name: 'n' + i })));
console.log(Array.from({ length: 7 }, (_, i) => [i, String(i)]));
console.log(Object.assign([1, 2, 3], { extra: 'x', '-1': 0 }), Object.assign([], { only: 1 }), [1, 2, 3].entries(), Object.entries({ a: 1, b: [2] }));
console.log(['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'cc'], ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'cc']);
class Stack extends Array { top() { return this[this.length - 1]; } }
console.log(Stack.from([1, 2]), new Stack(), Stack.of('a'), Object.assign(Stack.of(1), { k: 1 }));
console.log([1n, 2n, 3n, 4n, 5n, 6n, 7n, 100n], [true, false, true, false, true, false, true], [null, null, null, null, null, null, null]);
console.log(['日本', 'b', 'c', 'd', 'e', '😀', 'g', 'h'], [1.5, -2, 3, 1e10, 5, 6, 7.25]);
const sparse = []; sparse[3] = 'x'; sparse[150] = 'y'; console.log(sparse);
console.log([[], [[]], [[[]]], [[[[]]]]], [function foo() {}, class A {}, Symbol('z'), /re/g, new Date(0)]);
