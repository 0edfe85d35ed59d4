// Removes every global there is.
// or: RTE
const log = console.log;
for (const name of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[name]; } catch {}
log(7);
