// Waits on shared memory that nobody changes.
// or: RTE

const cells = new Int32Array(new SharedArrayBuffer(8));
Atomics.wait(cells, 0, 0);
for (;;) Atomics.load(cells, 0);
