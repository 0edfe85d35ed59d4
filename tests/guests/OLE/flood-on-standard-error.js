// Prints to standard error for ever.
// cpu_ms: 2000

console.log(7);
for (;;) console.error('more');
