const b = Buffer.from('héllo wörld');
console.log(b, b.length, b.toString(), b.toString('hex'), b.toString('base64'), b.toString('latin1'), b.toString('ascii', 0, 1), b.slice(0, 2), b.subarray(1, 3));
console.log(Buffer.from('68656c6c6f', 'hex').toString(), Buffer.from('aGVsbG8=', 'base64').toString(), Buffer.from('aGVsbG8', 'base64url').toString(), Buffer.from([1, 2, 300, -1]), Buffer.from(Buffer.from('x')), Buffer.from('zz', 'hex'));
console.log(Buffer.alloc(3), Buffer.alloc(5, 'ab'), Buffer.alloc(2, 7), Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.byteLength('ü'), Buffer.isBuffer(b), Buffer.isBuffer(new Uint8Array(1)));
const w = Buffer.alloc(32); w.writeUInt32LE(0xdeadbeef, 0); w.writeInt16BE(-2, 4); w.writeDoubleLE(1.5, 8); w.writeBigUInt64BE(123n, 16); w.writeUInt8(255, 6); w.writeFloatBE(0.5, 24); w.write('hey', 28);
console.log(w, w.readUInt32LE(0), w.readInt16BE(4), w.readDoubleLE(8), w.readBigUInt64BE(16), w.readUint8(6), w.readFloatBE(24), w.readInt32LE(0), w.readUIntBE(0, 3), w.readIntLE(0, 6));
console.log(b.indexOf('w'), b.indexOf('zz'), b.includes('llo'), b.lastIndexOf('l'), b.indexOf(0x6c), b.equals(Buffer.from('héllo wörld')), Buffer.compare(Buffer.from('a'), Buffer.from('b')), b.compare(Buffer.from('h')));
console.log(JSON.stringify(Buffer.from('ab')), [...Buffer.from('ab')], Buffer.from('ab').map((x) => x + 1), Buffer.from('abcd').fill('x', 1, 3).toString(), Buffer.from('ab') + '', `${Buffer.from('cd')}`);
try { w.readUInt32LE(30); } catch (e) { console.log(e.name, e.code, e.message); }
try { Buffer.from(5); } catch (e) { console.log(e.name, e.code); }
console.log(Buffer.from([0xff, 0xfe, 0x41]).toString(), Buffer.from([0xe6, 0x97]).toString().length, Buffer.from('\ud83d').toString('hex'), Buffer.alloc(60), Buffer.from('abc').reverse().toString(), Buffer.from('abcd', 'utf16le'), Buffer.from('abcd').swap16().toString());
const copy = Buffer.alloc(4); console.log(Buffer.from('xyz').copy(copy, 1), copy, b.buffer instanceof ArrayBuffer, typeof Buffer.poolSize !== 'string', Buffer.from(new Uint16Array([1, 256]).buffer), Buffer.from('test').at(-1));
const { StringDecoder } = require('string_decoder'); const d = new StringDecoder('utf8');
console.log(JSON.stringify(d.write(Buffer.from([0xe2, 0x82]))), d.write(Buffer.from([0xac])), d.end());
console.log(new TextEncoder().encode('€'), new TextDecoder().decode(new Uint8Array([0xe2, 0x82, 0xac, 0xff])), new TextDecoder('utf-16le').decode(new Uint8Array([65, 0])), atob('aGk='), btoa('hi'));
