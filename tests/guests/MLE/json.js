// Parses a nested text into memory for ever.
// cpu_ms: 4000

const kept = [];
for (;;) kept.push(JSON.parse('[' + '[1,2,3],'.repeat(1000) + '0]'));
