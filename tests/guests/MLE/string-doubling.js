// Doubles a string for ever.
// or: RTE

let s = 'x';
for (;;) s += s;
