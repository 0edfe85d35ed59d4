(function (native, internal) {
'use strict';
// The `process` object.

const { EventEmitter } = internal;
const { coded, invalidArgument } = internal.errors;

let startTime = 0n; // set when the program starts: the snapshot's clock means nothing
let isExiting = false;

function hrtime(previous) {
  const time = native.now();
  let seconds = Number(time / 1000000000n), nanoseconds = Number(time % 1000000000n);
  if (previous) {
    seconds -= previous[0];
    nanoseconds -= previous[1];
    if (nanoseconds < 0) { seconds--; nanoseconds += 1e9; }
  }
  return [seconds, nanoseconds];
}
hrtime.bigint = () => native.now();

function memoryUsage() {
  const heapUsed = native.memory();
  return { rss: heapUsed, heapTotal: heapUsed, heapUsed, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = () => native.memory();

function checkCode(code) {
  if (code === undefined || code === null) return;
  const isInteger = typeof code === 'number' ? Number.isInteger(code) : typeof code === 'string' && /^-?\d+$/.test(code);
  if (!isInteger) throw invalidArgument('code', 'of type number', code);
}

// Announces the end and leaves; the listeners of 'exit' may still change the code.
function exit(code) {
  checkCode(code);
  if (code !== undefined && code !== null) process.exitCode = code;
  if (!isExiting) {
    isExiting = true;
    process._exiting = true;
    process.emit('exit', Number(process.exitCode ?? 0));
  }
  native.exit(Number(process.exitCode ?? 0));
}

const process = Object.create(EventEmitter.prototype);
EventEmitter.call(process);
for (const name of ['_events', '_eventsCount', '_maxListeners']) Object.defineProperty(process, name, { enumerable: false });
let exitCode;
Object.assign(process, {
  title: 'node', version: 'v20.20.2', versions: { node: '20.20.2', quickjs: '0.16.2' },
  release: { name: 'node', lts: 'Iron' }, arch: 'wasm32', platform: 'linux', pid: 1, ppid: 0,
  execPath: '/usr/bin/node', execArgv: [], argv0: 'node', argv: [], env: {}, features: {}, config: {},
  exit, hrtime, memoryUsage,
  reallyExit: (code) => native.exit(code ?? 0),
  abort() { native.exit(134); },
  cwd: () => internal.workingDirectory,
  chdir() {},
  umask: () => 0o22,
  uptime: () => Number(native.now() - startTime) / 1e9,
  cpuUsage: () => ({ user: Number((native.now() - startTime) / 1000n), system: 0 }),
  nextTick: internal.nextTick,
  emitWarning(warning, options) {
    const type = (options && options.type) || (typeof options === 'string' && options) || 'Warning';
    native.write(2, warning instanceof Error ? `(node) ${warning.name}: ${warning.message}\n` : `(node) ${type}: ${warning}\n`);
  },
  getuid: () => 1000, geteuid: () => 1000, getgid: () => 1000, getegid: () => 1000,
  kill() { throw internal.errors.systemError('EPERM', 'kill'); },
  binding() { throw coded(Error, 'ERR_INVALID_MODULE', 'No such module'); },
});
Object.defineProperty(process, 'exitCode', {
  get: () => exitCode,
  set: (code) => { checkCode(code); exitCode = code; },
  enumerable: true, configurable: true,
});
Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });

// ---- process.stdout and process.stderr ----

class OutputStream extends EventEmitter {
  constructor(fd) {
    super();
    internal.define(this, { _events: this._events, _eventsCount: 0, _maxListeners: undefined });
    this.fd = fd;
    this.writable = true;
    this.isTTY = undefined;
    this.columns = undefined;
  }
  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
    if (typeof chunk === 'string') {
      native.write(this.fd, encoding === undefined || encoding === 'utf8' ? chunk : internal.encodeText(chunk, encoding));
    } else if (ArrayBuffer.isView(chunk)) {
      native.write(this.fd, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    } else {
      throw invalidArgument('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
    }
    if (typeof callback === 'function') internal.nextTick(callback);
    return true;
  }
  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [callback, chunk] = [chunk, undefined];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (typeof callback === 'function') internal.nextTick(callback);
    internal.nextTick(() => this.emit('finish'));
    return this;
  }
  cork() {}
  uncork() {}
  setDefaultEncoding() { return this; }
  destroy() { return this; }
  hasColors() { return false; }
  getColorDepth() { return 1; }
  get writableLength() { return 0; }
}
process.stdout = new OutputStream(1);
process.stderr = new OutputStream(2);
process.stdout._type = process.stderr._type = 'pipe';

internal.process = process;
internal.startProcess = (argv) => {
  startTime = native.now();
  process.argv = argv;
};
internal.isExiting = () => isExiting;
internal.modules.process = process;
internal.define(globalThis, { process });

internal.performance = {
  now: () => Number(native.now() - startTime) / 1e6,
  get timeOrigin() { return Date.now() - internal.performance.now(); },
  mark: (name) => ({ name, entryType: 'mark', startTime: internal.performance.now(), duration: 0 }),
  measure: (name) => ({ name, entryType: 'measure', startTime: 0, duration: internal.performance.now() }),
  toJSON() { return { timeOrigin: this.timeOrigin }; },
};
internal.define(globalThis, { performance: internal.performance });
internal.modules.perf_hooks = { performance: internal.performance };
})
