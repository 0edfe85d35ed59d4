// Opens files of the host.
import { readFileSync } from 'fs';
let got: string[] = [];
for (const name of ['/etc/passwd', '/proc/self/environ', '../../etc/passwd', '/dev/kmsg']) {
  try { got.push(readFileSync(name, 'utf8').slice(0, 20)); } catch { /* as it should be */ }
}
console.log(got.length ? got : 7);
