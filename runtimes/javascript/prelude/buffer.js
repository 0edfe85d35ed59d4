(function (native, internal) {
'use strict';
// Buffer: a Uint8Array that knows text encodings.

const { decodeBytes, encodeText, encodingName } = internal;
const { invalidArgument, outOfRange } = internal.errors;

function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

class Buffer extends Uint8Array {
  // `new Buffer(...)` is deprecated, but old programs use it.
  static from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return wrap(encodeText(value, encodingOrOffset));
    if (value instanceof ArrayBuffer || native.classOf(value) === 'SharedArrayBuffer') {
      return new Buffer(value, encodingOrOffset, length);
    }
    if (value !== null && typeof value === 'object') {
      if (value.type === 'Buffer' && Array.isArray(value.data)) return copyOf(value.data);
      if (typeof value.length === 'number' || ArrayBuffer.isView(value)) return copyOf(value);
      const primitive = value.valueOf && value.valueOf();
      if (primitive !== null && primitive !== undefined && primitive !== value) return Buffer.from(primitive, encodingOrOffset, length);
    }
    throw invalidArgument('first argument', 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object', value);
  }

  static of(...bytes) { return copyOf(bytes); }

  static alloc(size, fill, encoding) {
    if (typeof size !== 'number') throw invalidArgument('size', 'of type number', size);
    if (!(size >= 0 && size <= 2 ** 31)) throw outOfRange('size', '>= 0 && <= 4294967296', size);
    const buffer = new Buffer(size);
    return fill === undefined || fill === 0 ? buffer : buffer.fill(fill, encoding);
  }

  static allocUnsafe(size) { return Buffer.alloc(size); }
  static allocUnsafeSlow(size) { return Buffer.alloc(size); }
  static isBuffer(value) { return value instanceof Buffer; }
  static isEncoding(name) { return typeof name === 'string' && name !== '' && encodingName(name) !== undefined; }

  static byteLength(value, encoding) {
    return typeof value === 'string' ? encodeText(value, encoding).length : value.byteLength;
  }

  static concat(list, total = list.reduce((sum, part) => sum + part.length, 0)) {
    const all = Buffer.alloc(total);
    let at = 0;
    for (const part of list) {
      const fitting = part.length > total - at ? part.subarray(0, total - at) : part;
      all.set(fitting, at);
      at += fitting.length;
    }
    return all;
  }

  static compare(a, b) {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return Math.sign(a.length - b.length);
  }

  get parent() { return this.buffer; }
  get offset() { return this.byteOffset; }

  toString(encoding, start = 0, end = this.length) {
    start = Math.max(0, Math.trunc(start) || 0);
    end = Math.min(this.length, Math.trunc(end) || 0);
    if (start >= end) return '';
    const part = start === 0 && end === this.length ? this : this.subarray(start, end);
    return encoding === undefined ? native.decodeUtf8(part) : decodeBytes(part, encoding);
  }

  toLocaleString(encoding, start, end) { return this.toString(encoding, start, end); }
  toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
  equals(other) { return this === other || Buffer.compare(this, other) === 0; }

  compare(other, otherStart = 0, otherEnd = other.length, start = 0, end = this.length) {
    return Buffer.compare(this.subarray(start, end), other.subarray(otherStart, otherEnd));
  }

  subarray(start, end) {
    const part = super.subarray(start, end);
    return part instanceof Buffer ? part : wrap(part);
  }

  slice(start, end) { return this.subarray(start, end); }

  copy(target, targetStart = 0, start = 0, end = this.length) {
    const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
    if (part.length > 0) target.set(part, targetStart);
    return part.length;
  }

  write(text, offset, length, encoding) {
    if (typeof offset === 'string') [offset, encoding] = [0, offset];
    else if (typeof length === 'string') [length, encoding] = [undefined, length];
    offset ??= 0;
    const room = Math.min(this.length - offset, length ?? Infinity);
    let bytes = encodeText(text, encoding);
    if (bytes.length > room) {
      let end = room; // never half a character
      while (end > 0 && (bytes[end] & 0xc0) === 0x80 && (encodingName(encoding) === 'utf8')) end--;
      bytes = bytes.subarray(0, end);
    }
    this.set(bytes, offset);
    return bytes.length;
  }

  fill(value, start, end, encoding) {
    if (typeof start === 'string') [start, encoding] = [undefined, start];
    if (typeof value === 'number' || typeof value === 'boolean') return super.fill(value & 255, start, end);
    const pattern = typeof value === 'string' ? encodeText(value, encoding) : value;
    const from = start ?? 0, to = end ?? this.length;
    for (let i = from; i < to; i++) this[i] = pattern.length ? pattern[(i - from) % pattern.length] : 0;
    return this;
  }

  indexOf(value, from, encoding) { return search(this, value, from, encoding, true); }
  lastIndexOf(value, from, encoding) { return search(this, value, from, encoding, false); }
  includes(value, from, encoding) { return this.indexOf(value, from, encoding) !== -1; }

  readUIntLE(offset, size) { return readBytes(this, offset, size, true); }
  readUIntBE(offset, size) { return readBytes(this, offset, size, false); }
  readIntLE(offset, size) { return signed(readBytes(this, offset, size, true), size); }
  readIntBE(offset, size) { return signed(readBytes(this, offset, size, false), size); }
  writeUIntLE(value, offset, size) { return writeBytes(this, value, offset, size, true); }
  writeUIntBE(value, offset, size) { return writeBytes(this, value, offset, size, false); }
  writeIntLE(value, offset, size) { return writeBytes(this, value, offset, size, true); }
  writeIntBE(value, offset, size) { return writeBytes(this, value, offset, size, false); }

  swap16() { return swap(this, 2); }
  swap32() { return swap(this, 4); }
  swap64() { return swap(this, 8); }

  [internal.inspect.custom](depth, options) {
    const limit = internal.maxBufferBytes;
    let text = Array.from(this.subarray(0, limit), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    if (this.length > limit) text += ` ... ${this.length - limit} more byte${this.length - limit > 1 ? 's' : ''}`;
    return `<${this.constructor.name} ${text}>`;
  }
}

function wrap(bytes) {
  return new Buffer(bytes.buffer, bytes.byteOffset, bytes.length);
}

function copyOf(values) {
  const buffer = new Buffer(values.length);
  for (let i = 0; i < values.length; i++) buffer[i] = values[i];
  return buffer;
}

function search(bytes, value, from, encoding, forward) {
  if (typeof from === 'string') [from, encoding] = [undefined, from];
  if (typeof value === 'number') {
    const method = forward ? Uint8Array.prototype.indexOf : Uint8Array.prototype.lastIndexOf;
    return from === undefined ? method.call(bytes, value & 255) : method.call(bytes, value & 255, from);
  }
  const wanted = typeof value === 'string' ? encodeText(value, encoding) : value;
  const last = bytes.length - wanted.length;
  let at = from === undefined ? (forward ? 0 : last) : Math.trunc(from) || 0;
  if (at < 0) at = Math.max(0, at + bytes.length);
  for (at = forward ? at : Math.min(at, last); forward ? at <= last : at >= 0; at += forward ? 1 : -1) {
    let i = 0;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return at;
  }
  return -1;
}

function checkOffset(bytes, offset, size) {
  if (typeof offset !== 'number') throw invalidArgument('offset', 'of type number', offset);
  if (!(offset >= 0 && offset + size <= bytes.length)) {
    if (bytes.length < size) throw internal.errors.coded(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
    throw outOfRange('offset', `>= 0 and <= ${bytes.length - size}`, offset);
  }
}

function readBytes(bytes, offset, size, little) {
  checkOffset(bytes, offset, size);
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[offset + (little ? i : size - 1 - i)];
  return value;
}

function signed(value, size) {
  return value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
}

function writeBytes(bytes, value, offset, size, little) {
  checkOffset(bytes, offset, size);
  for (let i = 0, rest = value; i < size; i++, rest = Math.floor(rest / 256)) bytes[offset + (little ? i : size - 1 - i)] = rest;
  return offset + size;
}

function swap(bytes, size) {
  for (let i = 0; i + size <= bytes.length; i += size) Uint8Array.prototype.subarray.call(bytes, i, i + size).reverse();
  return bytes;
}

// readInt32LE and so on, on top of DataView. Names with "UInt" exist with "Uint" too.
const kinds = {
  Int8: ['Int8', 1], UInt8: ['Uint8', 1], Int16: ['Int16', 2], UInt16: ['Uint16', 2], Int32: ['Int32', 4],
  UInt32: ['Uint32', 4], BigInt64: ['BigInt64', 8], BigUInt64: ['BigUint64', 8], Float: ['Float32', 4], Double: ['Float64', 8],
};
for (const [name, [view, size]] of Object.entries(kinds)) {
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    const read = function (offset = 0) {
      checkOffset(this, offset, size);
      return viewOf(this)[`get${view}`](offset, order === 'LE');
    };
    const write = function (value, offset = 0) {
      checkOffset(this, offset, size);
      viewOf(this)[`set${view}`](offset, value, order === 'LE');
      return offset + size;
    };
    for (const alias of new Set([name, name.replace('UInt', 'Uint')])) {
      internal.define(Buffer.prototype, { [`read${alias}${order}`]: read, [`write${alias}${order}`]: write });
    }
  }
}

// Callable without `new`, as in old programs.
const CallableBuffer = new Proxy(Buffer, {
  apply: (target, self, args) => (typeof args[0] === 'number' ? Buffer.alloc(args[0]) : Buffer.from(...args)),
  construct: (target, args, newTarget) => (
    typeof args[0] === 'string' || Array.isArray(args[0]) ? Buffer.from(...args) : Reflect.construct(target, args, newTarget)
  ),
});
internal.define(Buffer.prototype, { constructor: CallableBuffer });

internal.maxBufferBytes = 50;
internal.Buffer = Buffer;
internal.wrapBuffer = wrap;
internal.modules.buffer = {
  Buffer: CallableBuffer, constants: { MAX_LENGTH: 2 ** 31, MAX_STRING_LENGTH: 2 ** 30 - 1 },
  kMaxLength: 2 ** 31, INSPECT_MAX_BYTES: 50, atob: globalThis.atob, btoa: globalThis.btoa,
};
internal.define(globalThis, { Buffer: CallableBuffer });
})
