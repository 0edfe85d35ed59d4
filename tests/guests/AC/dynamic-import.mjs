// Imports files of the host and modules of the engine.
const found = [];
for (const name of ['/etc/passwd', 'file:///etc/hostname', '../../etc/passwd', 'std', 'qjs:std', 'qjs:os', 'node:child_process', 'data:text/javascript,export default 5', '/dev/zero'])
  try { const m = await import(name); if (Object.keys(m).length) found.push(name); } catch {}
console.log(found.length ? found.join(' ') : 7);
