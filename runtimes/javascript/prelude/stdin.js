(function (native, internal) {
'use strict';
// process.stdin as a readable stream, in flowing mode, in paused mode and as an async
// iterator.

const { EventEmitter, StringDecoder, wrapBuffer } = internal;

class InputStream extends EventEmitter {
  #decoder = null;
  #buffered = [];        // chunks that read() has not taken yet
  #isEnding = false;     // the end was read, but not announced
  #pump = () => this.#turn();
  #pull = () => this.#fill();

  constructor() {
    super();
    this.fd = 0;
    this.readable = true;
    this.readableEnded = false;
    this.readableFlowing = null;
    this.destroyed = false;
    this.isTTY = undefined;
  }

  setEncoding(encoding) {
    this.#decoder = new StringDecoder(encoding ?? 'utf8');
    return this;
  }

  get readableEncoding() { return this.#decoder ? this.#decoder.encoding : null; }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' && this.readableFlowing !== false && !this.listenerCount('readable')) this.resume();
    if (name === 'readable') {
      this.readableFlowing = false;
      internal.addReader(this.#pull);
    }
    return this;
  }

  addListener(name, listener) { return this.on(name, listener); }

  resume() {
    if (this.readableFlowing !== true) {
      this.readableFlowing = true;
      internal.addReader(this.#pump);
    }
    return this;
  }

  pause() {
    this.readableFlowing = false;
    return this;
  }

  isPaused() { return this.readableFlowing === false; }

  // A chunk in the form the program wants it, null at the end of input.
  #readChunk() {
    if (this.#buffered.length > 0) return this.#buffered.shift();
    for (;;) {
      const bytes = native.readChunk();
      if (bytes === null) {
        const rest = this.#decoder ? this.#decoder.end() : '';
        return rest === '' ? null : rest;
      }
      const buffer = wrapBuffer(new Uint8Array(bytes));
      if (!this.#decoder) return buffer;
      const text = this.#decoder.write(buffer);
      if (text !== '') return text;
    }
  }

  #finish() {
    if (this.readableEnded) return;
    this.readableEnded = true;
    this.readable = false;
    this.emit('end');
    internal.nextTick(() => this.destroy());
  }

  // Flowing mode: one chunk per turn of the loop.
  #turn() {
    if (this.readableFlowing !== true || this.readableEnded) return false;
    const chunk = this.#readChunk();
    if (chunk === null) this.#finish();
    else this.emit('data', chunk);
    return this.readableFlowing === true && !this.readableEnded;
  }

  // Paused mode: announces a chunk, which read() takes.
  #fill() {
    if (this.readableEnded || this.destroyed) return false;
    if (this.#isEnding) {
      if (this.#buffered.length === 0) this.#finish();
      return false;
    }
    const chunk = this.#readChunk();
    if (chunk === null) this.#isEnding = true;
    else this.#buffered.push(chunk);
    this.emit('readable');
    return true;
  }

  read(size) {
    if (this.#buffered.length === 0) {
      if (this.#isEnding || this.readableEnded || this.listenerCount('readable') > 0) return null;
      const chunk = this.#readChunk();
      if (chunk === null) { this.#isEnding = true; return null; }
      this.#buffered.push(chunk);
    }
    const parts = this.#buffered;
    this.#buffered = [];
    let all = parts.length === 1 ? parts[0] : typeof parts[0] === 'string' ? parts.join('') : internal.Buffer.concat(parts);
    if (size !== undefined && size < all.length) {
      this.#buffered.push(all.slice(size));
      all = all.slice(0, size);
    }
    return all;
  }

  unshift(chunk) { this.#buffered.unshift(chunk); }

  async *[Symbol.asyncIterator]() {
    for (let chunk = this.#readChunk(); chunk !== null; chunk = this.#readChunk()) yield chunk;
    this.#finish();
  }

  iterator() { return this[Symbol.asyncIterator](); }

  async toArray() {
    const chunks = [];
    for await (const chunk of this) chunks.push(chunk);
    return chunks;
  }

  pipe(target) {
    this.on('data', (chunk) => target.write(chunk));
    if (target !== internal.process.stdout && target !== internal.process.stderr) this.on('end', () => target.end());
    target.emit('pipe', this);
    return target;
  }

  unpipe() { return this.pause(); }
  setRawMode() { return this; }
  ref() { return this; }
  unref() { return this.pause(); }

  destroy() {
    if (!this.destroyed) {
      this.destroyed = true;
      this.readableFlowing = false;
      this.emit('close');
    }
    return this;
  }
}

internal.InputStream = InputStream;
internal.process.stdin = new InputStream();
})
