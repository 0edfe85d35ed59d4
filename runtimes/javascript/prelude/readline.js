(function (native, internal) {
'use strict';
// readline and readline/promises. Lines of stdin are cut in C; other streams are read
// through their 'data' events.
//
// Unlike Node's, an interface without a listener for 'line' keeps the lines until they are
// asked for, so that awaiting one question after the other works with piped input.

const { EventEmitter, InputStream } = internal;
const BATCH_CHARACTERS = 64 * 1024;

// Where the lines come from. next(mayBlock) gives a line, null at the end, undefined when
// the next line is not there yet.
class StdinLines {
  next(mayBlock) { return native.readLine(mayBlock); }
}

class StreamLines {
  #lines = [];
  #rest = '';
  #ended = false;

  constructor(stream, onArrival) {
    const decoder = new internal.StringDecoder('utf8');
    const end = () => {
      if (this.#ended) return;
      this.#ended = true;
      if (this.#rest !== '') this.#lines.push(this.#rest);
      onArrival();
    };
    stream.on('data', (chunk) => {
      const parts = (this.#rest + decoder.write(chunk)).split(/\r?\n/);
      this.#rest = parts.pop();
      this.#lines.push(...parts);
      onArrival();
    });
    stream.on('end', end);
    stream.on('close', end);
  }

  next() {
    if (this.#lines.length > 0) return this.#lines.shift();
    return this.#ended ? null : undefined;
  }
}

class Interface extends EventEmitter {
  #source;
  #isPaused = false;
  #waiting = [];        // resolvers of questions and iterators, oldest first
  #turn = () => this.#deliver();
  #giveUp = () => { if (!this.#isPaused) this.close(); };

  constructor(input, output) {
    super();
    const options = input && typeof input.on !== 'function' && input.input ? input : { input, output };
    this.input = options.input;
    this.output = options.output;
    this.terminal = false;
    this.line = '';
    this.cursor = 0;
    this.closed = false;
    this.history = [];
    internal.define(this, { promptText: options.prompt ?? '> ' });
    if (!(this.input instanceof InputStream)) {
      this.#source = this.input ? new StreamLines(this.input, () => internal.addReader(this.#turn)) : { next: () => null };
    } else {
      this.#source = new StdinLines();
    }
    options.signal?.addEventListener?.('abort', () => this.close());
    this.#wake();
  }

  #wake() {
    if (!this.closed && !this.#isPaused) internal.addReader(this.#turn);
  }

  // One turn of the loop: passes on what one chunk of input holds. True to be called again.
  #deliver() {
    if (this.closed || this.#isPaused) return false;
    let characters = 0;
    while (characters < BATCH_CHARACTERS && !this.#isPaused) {
      const listeners = this._events.line;
      if (this.#waiting.length === 0 && listeners === undefined) {
        if (characters === 0) internal.addIdler(this.#giveUp);
        return characters > 0;
      }
      const line = this.#source.next(characters === 0);
      if (line === undefined) return this.#source instanceof StdinLines;
      if (line === null) {
        if (characters > 0) return true; // the end is a turn of its own
        this.close();
        return false;
      }
      characters += line.length + 1;
      if (this.#waiting.length > 0) this.#waiting.shift()(line);
      else if (listeners.length === 1) listeners[0].call(this, line);
      else this.emit('line', line);
    }
    return !this.closed;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'line') this.#wake();
    return this;
  }

  addListener(name, listener) { return this.on(name, listener); }

  // Calls back with the next line; with null at the end of input.
  take(callback) {
    if (this.closed) return callback(null);
    this.#waiting.push(callback);
    this.#wake();
    return undefined;
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) callback(null);
    this.emit('close');
  }

  [Symbol.dispose ?? 'dispose']() { this.close(); }

  pause() {
    if (!this.#isPaused) {
      this.#isPaused = true;
      this.emit('pause');
    }
    return this;
  }

  resume() {
    if (this.#isPaused) {
      this.#isPaused = false;
      this.emit('resume');
      this.#wake();
    }
    return this;
  }

  setPrompt(text) { this.promptText = text; }
  getPrompt() { return this.promptText; }

  prompt() {
    this.resume();
    if (this.output) this.output.write(this.promptText);
  }

  question(query, options, callback) {
    if (this.closed) throw internal.errors.coded(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    if (typeof options === 'function') callback = options;
    this.resume();
    if (this.output) this.output.write(`${query}`);
    this.take((line) => { if (line !== null) callback(line); });
  }

  write(text) {
    if (typeof text !== 'string') return;
    for (const line of text.split('\n').slice(0, -1)) this.emit('line', line);
  }

  getCursorPos() { return { rows: 0, cols: 0 }; }

  [Symbol.asyncIterator]() {
    return {
      next: () => {
        if (!this.closed && this.#waiting.length === 0 && !this.#isPaused) {
          const line = this.#source.next(false);
          if (typeof line === 'string') return Promise.resolve({ value: line, done: false });
        }
        return new Promise((resolve) => {
          this.take((line) => resolve(line === null ? { value: undefined, done: true } : { value: line, done: false }));
        });
      },
      return: () => {
        internal.nextTick(() => this.close());
        return Promise.resolve({ value: undefined, done: true });
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }
}

class PromisesInterface extends Interface {
  question(query, options) {
    return new Promise((resolve, reject) => {
      try {
        super.question(query, options, resolve);
      } catch (error) {
        reject(error);
      }
    });
  }
}

internal.define(Interface.prototype.question, {
  [Symbol.for('nodejs.util.promisify.custom')](query, options) {
    return new Promise((resolve) => Interface.prototype.question.call(this, query, options, resolve));
  },
});

function escape(stream, code, callback) {
  if (stream) stream.write(`\u001b[${code}`);
  if (callback) internal.nextTick(callback);
  return true;
}

const cursor = {
  clearLine: (stream, direction, callback) => escape(stream, `${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`, callback),
  clearScreenDown: (stream, callback) => escape(stream, '0J', callback),
  cursorTo: (stream, x, y, callback) => escape(stream, typeof y === 'number' ? `${y + 1};${x + 1}H` : `${x + 1}G`, callback),
  moveCursor: (stream, dx, dy, callback) => escape(stream, `${Math.abs(dx)}${dx < 0 ? 'D' : 'C'}\u001b[${Math.abs(dy)}${dy < 0 ? 'A' : 'B'}`, callback),
  emitKeypressEvents() {},
};

const promises = { Interface: PromisesInterface, createInterface: (input, output) => new PromisesInterface(input, output) };
internal.modules['readline/promises'] = promises;
internal.modules.readline = {
  Interface, createInterface: (input, output) => new Interface(input, output), ...cursor, promises,
};
})
