// Detaches, shrinks and overlaps buffers while they are used.
const a = new Uint8Array(1000);
try { a.set({ get length() { structuredClone(a.buffer, { transfer: [a.buffer] }); return 500; } }); } catch {}
try { [].fill.call(a, { valueOf() { a.buffer.transfer?.(0); return 5; } }); } catch {}
const b = new ArrayBuffer(8, { maxByteLength: 1 << 16 });
const v = new Float64Array(b);
try { v.sort((x, y) => { b.resize(0); return x - y; }); } catch {}
try { new Uint8Array(b).copyWithin({ valueOf() { b.resize(1); return 0; } }, 5); } catch {}
const list = [1, 2, 3, 4, 5, 6, 7, 8];
try { list.sort((x, y) => { list.length = 0; return y - x; }); } catch {}
try { list.splice({ valueOf() { list.length = 1e6; return 0; } }, 5, 1); } catch {}
console.log(7);
