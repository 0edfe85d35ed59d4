const m = new Map(), s = new Set(), o = {};
for (let i = 0; i < 300000; i++) { m.set(i * 7, i); s.add(i % 1000); o[i % 5000] = (o[i % 5000] || 0) + 1; }
for (let i = 0; i < 1000; i++) m.set(i + 0.5, 'half').set(-i, 'neg').set(2 ** 40 + i, 'big').set('k' + i, 'str').set({ i }, 'obj').set(BigInt(i), 'bigint');
console.log(m.size, s.size, Object.keys(o).length, m.get(7 * 299999), m.get(3.5), m.get(-5), m.get(2 ** 40 + 9), m.get('k9'), m.get(9n), m.has(NaN), m.set(NaN, 1).has(NaN), m.get(-0), m.get(0));
let x = 0; for (let i = 1; i < 2e6; i++) x = (x * 31 + i) % 1000003; console.log(x);
let y = 0.5; for (let i = 1; i < 1e5; i++) y = (y * 1.37 + i) % 17.25; console.log(y.toFixed(6));
console.log(2 ** 53 % 3, 1e17 % 7, -1e17 % 7, 5 % Infinity, Infinity % 5, 5 % 0, -0 % 5, 1e308 % 3, 4.5 % -1.5, -4.5 % 1.5, -1 % 1, -5 % 2147483648, 5 % -2147483648, -2147483648 % -1);
