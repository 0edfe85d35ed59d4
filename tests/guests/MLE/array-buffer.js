// Asks for a buffer of three gigabytes.
// or: RTE

const b = new ArrayBuffer(3 * 2 ** 30);
console.log(b.byteLength);
