(function (native, internal) {
'use strict';
// Bytes to text and back: the encodings of Buffer, and TextEncoder and TextDecoder.

const names = {
  utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url',
  latin1: 'latin1', binary: 'latin1', ascii: 'ascii', ucs2: 'utf16le', 'ucs-2': 'utf16le',
  utf16le: 'utf16le', 'utf-16le': 'utf16le',
};

// The canonical name of an encoding, undefined when there is none of that name.
function encodingName(name) {
  if (name === undefined || name === null || name === '') return 'utf8';
  return names[name] || names[`${name}`.toLowerCase()];
}

function requireEncoding(name) {
  const known = encodingName(name);
  if (known === undefined) throw internal.errors.coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${name}`);
  return known;
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function utf16FromBytes(bytes) {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
  return text;
}

const decoders = {
  utf8: (bytes) => native.decodeUtf8(bytes),
  latin1: (bytes) => native.decodeLatin1(bytes, 0),
  ascii: (bytes) => native.decodeLatin1(bytes.map((byte) => byte & 127), 0),
  hex: (bytes) => Array.from(bytes, (byte) => hexDigits[byte]).join(''),
  base64: (bytes) => Uint8Array.prototype.toBase64.call(bytes),
  base64url: (bytes) => Uint8Array.prototype.toBase64.call(bytes, { alphabet: 'base64url', omitPadding: true }),
  utf16le: utf16FromBytes,
};

// Node decodes base64 leniently: both alphabets, ends at the padding, skips the rest.
function bytesFromBase64(text) {
  const end = text.indexOf('=');
  let digits = (end === -1 ? text : text.slice(0, end)).replace(/[^A-Za-z0-9+/_-]/g, '');
  digits = digits.replaceAll('-', '+').replaceAll('_', '/');
  if (digits.length % 4 === 1) digits = digits.slice(0, -1);
  const bytes = Uint8Array.fromBase64(digits, { lastChunkHandling: 'loose' });
  return bytes;
}

function bytesFromHex(text) {
  const valid = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0];
  return Uint8Array.fromHex(valid);
}

function bytesFromUnits(text, size) {
  const bytes = new Uint8Array(text.length * size);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i * size] = unit;
    if (size === 2) bytes[i * 2 + 1] = unit >> 8;
  }
  return bytes;
}

const encoders = {
  utf8: (text) => new Uint8Array(native.encodeUtf8(text)),
  latin1: (text) => bytesFromUnits(text, 1),
  ascii: (text) => bytesFromUnits(text, 1),
  hex: bytesFromHex,
  base64: bytesFromBase64,
  base64url: bytesFromBase64,
  utf16le: (text) => bytesFromUnits(text, 2),
};

function decode(bytes, encoding) {
  return decoders[requireEncoding(encoding)](bytes);
}

function encode(text, encoding) {
  return encoders[requireEncoding(encoding)](text);
}

// Number of bytes at the end that begin a UTF-8 sequence without finishing it.
function unfinishedUtf8(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const need = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return byte < 0xf5 && need > back ? back : 0;
  }
  return 0;
}

// Decodes text that arrives in pieces; a character may be split between two of them.
class StringDecoder {
  #rest = new Uint8Array(0);

  constructor(encoding) { this.encoding = requireEncoding(encoding); }

  #holdBack(bytes) {
    switch (this.encoding) {
      case 'utf8': return unfinishedUtf8(bytes);
      case 'utf16le': return bytes.length % 2;
      case 'base64': case 'base64url': return bytes.length % 3;
      default: return 0;
    }
  }

  write(chunk) {
    if (typeof chunk === 'string') return chunk;
    let bytes = chunk;
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + chunk.length);
      bytes.set(this.#rest);
      bytes.set(chunk, this.#rest.length);
    }
    const whole = bytes.length - this.#holdBack(bytes);
    this.#rest = bytes.slice(whole);
    return decode(bytes.subarray(0, whole), this.encoding);
  }

  end(chunk) {
    const text = chunk === undefined ? '' : this.write(chunk);
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    return rest.length > 0 ? text + decode(rest, this.encoding) : text;
  }
}

class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(text = '') { return new Uint8Array(native.encodeUtf8(`${text}`)); }
  encodeInto(text, target) {
    let read = 0, written = 0;
    for (const character of `${text}`) {
      const bytes = new Uint8Array(native.encodeUtf8(character));
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      written += bytes.length;
      read += character.length;
    }
    return { read, written };
  }
}

const labels = {
  'utf-8': 'utf8', utf8: 'utf8', 'utf-16le': 'utf16le', 'utf-16': 'utf16le',
  latin1: 'latin1', ascii: 'latin1', 'iso-8859-1': 'latin1', 'windows-1252': 'latin1',
};
const labelNames = { utf8: 'utf-8', utf16le: 'utf-16le', latin1: 'windows-1252' };

function bytesOf(source) {
  if (source === undefined) return new Uint8Array(0);
  return ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
}

class TextDecoder {
  #decoder = null;
  #kind;

  constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    this.#kind = labels[`${label}`.trim().toLowerCase()];
    if (!this.#kind) throw internal.errors.coded(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
    this.fatal = fatal;
    this.ignoreBOM = ignoreBOM;
  }

  get encoding() { return labelNames[this.#kind]; }

  decode(source, { stream = false } = {}) {
    const isStart = this.#decoder === null;
    this.#decoder ??= new StringDecoder(this.#kind);
    let text = this.#decoder.write(bytesOf(source));
    if (!stream) {
      text += this.#decoder.end();
      this.#decoder = null;
    }
    if (this.fatal && text.includes('\ufffd')) {
      throw internal.errors.coded(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', `The encoded data was not valid for encoding ${this.encoding}`);
    }
    return isStart && !this.ignoreBOM && text.startsWith('\ufeff') ? text.slice(1) : text;
  }
}

Object.assign(internal, { encodingName, requireEncoding, decodeBytes: decode, encodeText: encode, StringDecoder });
internal.define(globalThis, { TextEncoder, TextDecoder });
})
