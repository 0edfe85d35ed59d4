// Changes the prototypes that the prelude is made of, then prints.
// or: RTE WA
const print = console.log;
for (const proto of [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype, Map.prototype])
  for (const name of ['mettle', 'get', 'value', 'length2', 'then2', 'enumerable', 'writable'])
    try { Object.defineProperty(proto, name, { value: 'polluted', configurable: true, writable: true, enumerable: true }); } catch {}
Array.prototype.push = Array.prototype.join = Array.prototype.map = () => { throw new Error('mine'); };
String.prototype.split = String.prototype.replace = () => 'mine';
JSON.stringify = () => 'mine';
print(7);
