// Turns nested objects into text.
// or: MLE

let a = {};
for (let i = 0; i < 100000; i++) a = { a };
JSON.stringify(a);
