// Fills a Map for ever.
// cpu_ms: 4000

const m = new Map();
for (let i = 0; ; i++) m.set(i, `value ${i}`);
