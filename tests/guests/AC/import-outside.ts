// Imports files of the host.

const found: string[] = [];
for (const path of ['/etc/passwd', '../../etc/passwd', '../../../proc/self/environ', 'file:///etc/hostname']) {
  try { await import(path); found.push(path); } catch {}
  try { require(path); found.push(path); } catch {}
}
console.log(found.length ? found.join('\n') : 7);
