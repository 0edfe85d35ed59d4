(function (native, internal) {
'use strict';
// stream: readable, writable and transforming streams without back-pressure, enough for
// programs that build a small pipeline between stdin and stdout.

const { EventEmitter } = internal;

class Stream extends EventEmitter {
  pipe(target) {
    this.on('data', (chunk) => target.write(chunk));
    this.on('end', () => { if (target.fd === undefined) target.end(); });
    target.emit('pipe', this);
    return target;
  }
  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    internal.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }
}

class Readable extends Stream {
  #queue = [];
  #flowing = false;
  #ended = false;
  #decoder = null;

  constructor(options = {}) {
    super();
    this.readable = true;
    this.objectMode = Boolean(options.objectMode || options.readableObjectMode);
    if (options.read) this._read = options.read;
    if (options.encoding) this.setEncoding(options.encoding);
  }

  static from(values, options) {
    const readable = new Readable({ objectMode: true, ...options });
    const iterator = values[Symbol.asyncIterator]?.() ?? (typeof values === 'string' ? [values] : values)[Symbol.iterator]();
    readable._read = async () => {
      try {
        const { value, done } = await iterator.next();
        readable.push(done ? null : await value);
      } catch (error) {
        readable.destroy(error);
      }
    };
    return readable;
  }

  _read() {}

  setEncoding(encoding) {
    this.#decoder = new internal.StringDecoder(encoding);
    return this;
  }

  push(chunk, encoding) {
    if (typeof chunk === 'string' && !this.objectMode && !this.#decoder) chunk = internal.Buffer.from(chunk, encoding);
    if (chunk !== null && this.#decoder && typeof chunk !== 'string') chunk = this.#decoder.write(chunk);
    this.#queue.push(chunk);
    this.#schedule();
    return true;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data') this.resume();
    return this;
  }

  resume() {
    this.#flowing = true;
    this.#schedule();
    return this;
  }

  pause() {
    this.#flowing = false;
    return this;
  }

  #schedule() {
    if (this.#flowing) internal.nextTick(() => this.#flow());
  }

  #flow() {
    if (!this.#flowing || this.#ended || this.destroyed) return;
    if (this.#queue.length === 0) {
      this._read(16384);
      return;
    }
    const chunk = this.#queue.shift();
    if (chunk === null) {
      this.#ended = true;
      this.readable = false;
      this.emit('end');
      this.destroy();
      return;
    }
    this.emit('data', chunk);
    this.#schedule();
  }

  read() { return this.#queue.length > 0 && this.#queue[0] !== null ? this.#queue.shift() : null; }

  async *[Symbol.asyncIterator]() {
    const chunks = [];
    let wake = () => {}, failure, isDone = false;
    this.on('data', (chunk) => { chunks.push(chunk); wake(); });
    this.on('end', () => { isDone = true; wake(); });
    this.on('error', (error) => { failure = error; wake(); });
    for (;;) {
      while (chunks.length > 0) yield chunks.shift();
      if (failure) throw failure;
      if (isDone) return;
      await new Promise((resolve) => { wake = resolve; });
    }
  }
}

class Writable extends Stream {
  #pending = [];
  #busy = false;
  #ending = false;

  constructor(options = {}) {
    super();
    this.writable = true;
    this.writableObjectMode = Boolean(options.objectMode || options.writableObjectMode);
    if (options.write) this._write = options.write;
    if (options.final) this._final = options.final;
  }

  _write(chunk, encoding, done) { done(); }
  _final(done) { done(); }

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
    if (typeof chunk === 'string' && !this.writableObjectMode) chunk = internal.Buffer.from(chunk, encoding);
    this.#pending.push([chunk, encoding ?? 'buffer', callback]);
    this.#next();
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [callback, chunk] = [chunk, undefined];
    if (callback) this.once('finish', callback);
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    this.#ending = true;
    this.#next();
    return this;
  }

  #next() {
    if (this.#busy) return;
    if (this.#pending.length === 0) {
      if (this.#ending) this.#finish();
      return;
    }
    const [chunk, encoding, callback] = this.#pending.shift();
    this.#busy = true;
    this._write(chunk, encoding, (error) => {
      this.#busy = false;
      if (error) { this.destroy(error); return; }
      if (callback) callback();
      this.#next();
    });
  }

  #finish() {
    this.#ending = false;
    this._final((error) => {
      if (error) { this.destroy(error); return; }
      this.writable = false;
      internal.nextTick(() => this.emit('finish'));
      this.destroy();
    });
  }
}

// Writes go to `inner`; what it produces is read from this stream.
class Duplex extends Readable {
  #inner;

  constructor(options = {}) {
    super(options);
    this.writable = true;
    this.#inner = new Writable({
      ...options,
      write: (chunk, encoding, done) => this._write(chunk, encoding, done),
      final: (done) => this._final(done),
    });
    this.#inner.on('finish', () => this.emit('finish'));
    if (options.write) this._write = options.write;
    if (options.final) this._final = options.final;
  }

  _write(chunk, encoding, done) { done(); }
  _final(done) { done(); }
  write(...args) { return this.#inner.write(...args); }
  end(...args) { this.#inner.end(...args); return this; }
}

class Transform extends Duplex {
  constructor(options = {}) {
    super(options);
    if (options.transform) this._transform = options.transform;
    if (options.flush) this._flush = options.flush;
  }

  _transform(chunk, encoding, done) { done(null, chunk); }
  _flush(done) { done(); }

  _write(chunk, encoding, done) {
    this._transform(chunk, encoding, (error, result) => {
      if (result !== undefined && result !== null) this.push(result);
      done(error);
    });
  }

  _final(done) {
    this._flush((error, result) => {
      if (result !== undefined && result !== null) this.push(result);
      this.push(null);
      done(error);
    });
  }
}

class PassThrough extends Transform {}

function finished(stream, callback) {
  stream.on('error', callback);
  stream.on('end', () => callback());
  stream.on('finish', () => callback());
}

function pipeline(...streams) {
  const callback = typeof streams.at(-1) === 'function' ? streams.pop() : () => {};
  let isDone = false;
  const done = (error) => { if (!isDone) { isDone = true; callback(error); } };
  streams.reduce((from, to) => from.pipe(to));
  for (const stream of streams) stream.on('error', done);
  const last = streams.at(-1);
  if (last.fd === undefined) last.on('finish', () => done());
  else streams.at(-2).on('end', () => done());
  return last;
}

const promises = {
  pipeline: (...streams) => new Promise((resolve, reject) => pipeline(...streams, (error) => (error ? reject(error) : resolve()))),
  finished: (stream) => new Promise((resolve, reject) => finished(stream, (error) => (error ? reject(error) : resolve()))),
};

internal.modules.stream = Object.assign(Stream, { Stream, Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, promises });
internal.modules['stream/promises'] = promises;
})
