// Uses a private name outside of its class.

console.log({}.#secret);
