// Uses weak references and finalizers that bring objects back.
// cpu_ms: 2000
const kept = [];
const registry = new FinalizationRegistry(x => kept.push(x));
for (let i = 0; i < 20000; i++) { let o = { i }; o.self = o; registry.register(o, { o: 1 }); new WeakRef(o).deref(); }
console.log(7);
