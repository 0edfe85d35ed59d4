const u8 = new Uint8Array(4); u8[0] = 256; u8[1] = -1; u8[2] = 1.9; u8[3] = '7'; u8[9] = 1; console.log(u8, u8[9], u8.length);
const c = new Uint8ClampedArray(3); c[0] = 300; c[1] = -4; c[2] = 1.5; console.log(c);
const i8 = new Int8Array(2); i8[0] = 200; i8[1] = -129; const i16 = new Int16Array(2); i16[0] = 40000; i16[1] = -1; const u16 = new Uint16Array(2); u16[0] = 65537; u16[1] = -1; console.log(i8, i16, u16);
const i32 = new Int32Array(3); i32[0] = 2 ** 31; i32[1] = -1; i32[2] = 3.7; const u32 = new Uint32Array(2); u32[0] = -1; u32[1] = 2 ** 32 + 5; console.log(i32, u32);
const f32 = new Float32Array(2); f32[0] = 0.1; f32[1] = 5; const f64 = new Float64Array(3); f64[0] = 0.1; f64[1] = 5; f64[2] = -0; console.log(f32, f64);
const b = new BigInt64Array(2); b[0] = 5n; b[1] = -(2n ** 63n); const bu = new BigUint64Array(1); bu[0] = -1n; console.log(b, bu); try { b[0] = 1; } catch (e) { console.log(e.name); } try { u8[0] = 1n; } catch (e) { console.log(e.name); }
let log = ''; u8[{ valueOf() { log += 'key'; return 1; }, toString() { log += 'str'; return '1'; } }] = { valueOf() { log += 'val'; return 66; } }; console.log(u8, log, (u8[1] = 77), (u8[99] = 5));
u8[1] = undefined; f64[1] = undefined; u8[2] = null; u8[3] = true; console.log(u8, f64, u8.subarray(1).buffer === u8.buffer, u8.slice(0, 2), Uint8Array.from([1, 2, 3]).map((x) => x * 100), u8.set([9, 8], 2), u8.join(), u8.fill(3).reduce((x, y) => x + y), new Uint8Array([3, 1, 2]).sort(), new Float64Array([3, -1, 2]).sort(), u8.indexOf(3), Array.from(u8.entries()));
'use strict'; (function () { 'use strict'; u8[100] = 1; console.log(100 in u8); })(); const dv = new DataView(new ArrayBuffer(8)); dv.setInt32(0, -5); dv.setFloat32(4, 1.5, true); console.log(dv.getUint8(3), dv.getFloat32(4, true));
