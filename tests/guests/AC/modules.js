// Asks for every module that could reach the host.
const found = [];
for (const name of ['child_process', 'net', 'http', 'https', 'dgram', 'dns', 'tls', 'vm', 'v8', 'worker_threads', 'cluster', 'inspector', 'repl', 'std', 'qjs:std', 'qjs:os', 'bjson'])
  try { const m = require(name); if (m && Object.keys(m).length) found.push(name); } catch {}
for (const name of ['std', 'os', 'bjson', 'scriptArgs', 'Worker', 'fetch', 'XMLHttpRequest', 'Deno', 'Bun', 'load', 'loadScript', '__loadScript'])
  if (name in globalThis) found.push(name);
console.log(found.length ? found.join(' ') : 7);
