// Fills an array of a billion.
// or: RTE TLE

const a = new Array(1e9).fill(0);
console.log(a.length);
