// Spreads an endless generator into a sink.

function* endless() { for (;;) yield 1; }
let n = 0;
for (const x of endless()) n = (n + x) | 0;
