// Keeps every closure.
// cpu_ms: 4000

let f = () => 0;
for (;;) { const g = f, big = new Array(100).fill(0); f = () => g() + big.length; }
