function deep(n) { return n === 0 ? 0 : 1 + deep(n - 1); }
console.log(deep(8000));
try { (function f() { f(); })(); } catch (e) { console.log(e instanceof RangeError, e.name, e.message); }
try { const o = {}; o.toString = () => `${o}`; `${o}`; } catch (e) { console.log(e instanceof RangeError); }
try { const f = () => [1].map(f); f(); } catch (e) { console.log(e instanceof RangeError); }
try { const f = () => [2, 1].sort(f); f(); } catch (e) { console.log(e instanceof RangeError); }
try { class A { get x() { return this.x; } } new A().x; } catch (e) { console.log(e instanceof RangeError); }
try { const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x; } catch (e) { console.log(e instanceof RangeError); }
try { JSON.stringify((() => { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a; })()); } catch (e) { console.log(e instanceof RangeError); }
try { const f = () => 'a'.replace(/a/, f); f(); } catch (e) { console.log(e instanceof RangeError); }
try { const f = () => new (class { constructor() { f(); } })(); f(); } catch (e) { console.log(e instanceof RangeError); }
try { const f = (...a) => f.apply(null, a); f(1); } catch (e) { console.log(e instanceof RangeError); }
try { eval('('.repeat(1e6)); } catch (e) { console.log(e instanceof RangeError || e instanceof SyntaxError); }
const visited = new Set(), adj = Array.from({ length: 4000 }, (_, i) => [i + 1]);
(function dfs(u) { visited.add(u); for (const v of adj[u] ?? []) if (!visited.has(v)) dfs(v); })(0);
console.log(visited.size);
