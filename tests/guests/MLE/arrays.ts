// Pushes arrays of megabytes.
// cpu_ms: 2000

const a: Uint8Array[] = [];
for (;;) a.push(new Uint8Array(1 << 20).fill(1));
