// Repeats a string beyond the limit.
// or: RTE

const s = 'x'.repeat(2 ** 29);
console.log(s.length);
