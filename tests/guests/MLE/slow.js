// Pushes small objects for ever.
// cpu_ms: 3000

const a = [];
for (;;) a.push({ x: a.length });
