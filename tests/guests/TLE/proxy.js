// Looks at an object that answers with itself.

const p = new Proxy({}, { get: (_, __, me) => me, has: () => true });
let x = p;
while ("next" in x) x = x.next;
