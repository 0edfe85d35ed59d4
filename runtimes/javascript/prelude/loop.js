(function (native, internal) {
'use strict';
// The event loop: nextTick queue, promise jobs, timers, immediates and readers of stdin.
// Every callback runs through `run`, which ends the program on an uncaught exception.

const { invalidArgument } = internal.errors;

const ticks = [];      // process.nextTick callbacks, [callback, args]
const rejected = new Map(); // rejected promises that nobody handles yet -> reason
let immediates = [];
let readers = [];      // see addReader
let idlers = [];       // see addIdler
let timerOrder = 0;
const timers = [];     // binary heap by [time, order]

const loop = { refCount: 0 };

function run(callback, args) {
  try {
    callback(...args);
  } catch (error) {
    internal.uncaught(error, 'uncaughtException');
  }
  drain();
}

function runJobs() {
  for (;;) {
    try {
      return native.runJobs();
    } catch (error) {
      internal.uncaught(error, 'uncaughtException');
    }
  }
}

// Runs ticks and promise jobs until there are none, then looks at rejected promises.
function drain() {
  do {
    for (let i = 0; i < ticks.length; i++) { // the list grows while it runs
      const [callback, args] = ticks[i];
      ticks[i] = undefined;
      try {
        callback(...args);
      } catch (error) {
        internal.uncaught(error, 'uncaughtException');
      }
    }
    ticks.length = 0;
    runJobs();
  } while (ticks.length > 0 || reportRejections());
}

// Reports the promises that were rejected and are still not handled. True when there were any.
function reportRejections() {
  const due = [...rejected];
  rejected.clear();
  for (const [promise, reason] of due) internal.unhandledRejection(reason, promise);
  return due.length > 0;
}

native.trackRejections((promise, reason, isHandled) => {
  if (isHandled) rejected.delete(promise);
  else rejected.set(promise, reason);
});

// ---- timers ----

function isBefore(a, b) {
  return a.time !== b.time ? a.time < b.time : a.order < b.order;
}

function siftUp(at) {
  const timer = timers[at];
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(timer, timers[parent])) break;
    timers[at] = timers[parent];
    at = parent;
  }
  timers[at] = timer;
}

function siftDown(at) {
  const timer = timers[at];
  for (;;) {
    let child = 2 * at + 1;
    if (child >= timers.length) break;
    if (child + 1 < timers.length && isBefore(timers[child + 1], timers[child])) child++;
    if (!isBefore(timers[child], timer)) break;
    timers[at] = timers[child];
    at = child;
  }
  timers[at] = timer;
}

function takeFirst() {
  const first = timers[0];
  const last = timers.pop();
  if (timers.length > 0) {
    timers[0] = last;
    siftDown(0);
  }
  return first;
}

function now() {
  return Number(native.now() / 1000n) / 1000; // milliseconds
}

class Timeout {
  #counts = true;
  constructor(callback, delay, args, isRepeated) {
    this._idleTimeout = delay;
    this._onTimeout = callback;
    this._repeat = isRepeated ? delay : null;
    this._destroyed = false;
    internal.define(this, { args, time: 0, order: 0, id: undefined });
    schedule(this);
    loop.refCount++;
  }
  ref() { if (!this.#counts && !this._destroyed) loop.refCount++; this.#counts = true; return this; }
  unref() { if (this.#counts && !this._destroyed) loop.refCount--; this.#counts = false; return this; }
  hasRef() { return this.#counts; }
  refresh() { if (!this._destroyed) { cancelTime(this); schedule(this); } return this; }
  close() { clear(this); return this; }
  end() {
    if (this._destroyed) return;
    this._destroyed = true;
    if (this.#counts) loop.refCount--;
  }
  [Symbol.toPrimitive]() {
    this.id ??= this.order;
    byId.set(this.id, this);
    return this.id;
  }
}
const byId = new Map();

function schedule(timer) {
  timer.time = now() + timer._idleTimeout;
  timer.order = ++timerOrder;
  timers.push(timer);
  siftUp(timers.length - 1);
}

// Leaves a stale entry in the heap out.
function cancelTime(timer) {
  const at = timers.indexOf(timer);
  if (at === -1) return;
  const last = timers.pop();
  if (at < timers.length) {
    timers[at] = last;
    siftDown(at);
    siftUp(at);
  }
}

function newTimer(callback, delay, args, isRepeated) {
  if (typeof callback !== 'function') throw invalidArgument('callback', 'of type function', callback);
  delay = Number(delay);
  if (!(delay >= 1 && delay <= 2 ** 31 - 1)) delay = 1;
  return new Timeout(callback, Math.trunc(delay), args, isRepeated);
}

function clear(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') timer = byId.get(Number(timer));
  if (timer instanceof Immediate) clearImmediate(timer);
  else if (timer instanceof Timeout) timer.end(); // its heap entry is dropped when it comes up
}

function runTimers() {
  const time = now();
  while (timers.length > 0 && (timers[0]._destroyed || timers[0].time <= time)) {
    const timer = takeFirst();
    if (timer._destroyed) continue;
    run(timer._onTimeout.bind(timer), timer.args);
    if (timer._destroyed) continue;
    if (timer._repeat !== null) schedule(timer);
    else if (!timers.includes(timer)) timer.end();
  }
}

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    internal.define(this, { args });
  }
  ref() { return this; }
  unref() { return this; }
  hasRef() { return true; }
}

function setImmediate(callback, ...args) {
  if (typeof callback !== 'function') throw invalidArgument('callback', 'of type function', callback);
  const immediate = new Immediate(callback, args);
  immediates.push(immediate);
  return immediate;
}

function clearImmediate(immediate) {
  if (immediate) immediate._onImmediate = null;
}

function runImmediates() {
  const due = immediates;
  immediates = [];
  for (const immediate of due) if (immediate._onImmediate) run(immediate._onImmediate, immediate.args);
}

// ---- the loop ----

// A reader of stdin is asked once per turn to read and pass on some input. It returns
// false when it wants nothing now; it then no longer keeps the program alive.
function addReader(reader) {
  if (!readers.includes(reader)) readers.push(reader);
}

function runReaders() {
  const due = readers;
  readers = [];
  for (const reader of due) {
    let wantsMore = false;
    run(() => { wantsMore = reader(); }, []);
    if (wantsMore) addReader(reader);
  }
}

// An idler is called once when nothing else is left to do.
function addIdler(idler) {
  if (!idlers.includes(idler)) idlers.push(idler);
}

function runIdlers() {
  const due = idlers;
  idlers = [];
  for (const idler of due) run(idler, []);
  return due.length > 0;
}

function wait() {
  while (timers.length > 0 && timers[0]._destroyed) takeFirst();
  if (loop.refCount > 0 && readers.length === 0 && immediates.length === 0 && timers.length > 0) {
    const delay = timers[0].time - now();
    if (delay > 0) native.sleep(delay);
  }
}

function isAlive() {
  return loop.refCount > 0 || immediates.length > 0 || readers.length > 0;
}

// Runs until nothing is left to wait for.
internal.runLoop = () => {
  drain();
  do {
    while (isAlive()) {
      wait();
      runTimers();
      runReaders();
      runImmediates();
    }
  } while (runIdlers());
};

Object.assign(internal, { addReader, addIdler, runJobs, isAlive });
internal.nextTick = (callback, ...args) => {
  if (typeof callback !== 'function') throw invalidArgument('callback', 'of type function', callback);
  ticks.push([callback, args]);
};

const timerFunctions = {
  setTimeout: (callback, delay, ...args) => newTimer(callback, delay, args, false),
  setInterval: (callback, delay, ...args) => newTimer(callback, delay, args, true),
  setImmediate,
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate,
};
internal.define(globalThis, {
  ...timerFunctions,
  queueMicrotask(callback) {
    if (typeof callback !== 'function') throw invalidArgument('callback', 'of type function', callback);
    Promise.resolve().then(() => {
      try {
        callback();
      } catch (error) {
        internal.uncaught(error, 'uncaughtException');
      }
    });
  },
});

const promises = {
  setTimeout: (delay, value) => new Promise((resolve) => setTimeout(resolve, delay, value)),
  setImmediate: (value) => new Promise((resolve) => setImmediate(resolve, value)),
  async *setInterval(delay, value) { for (;;) yield await promises.setTimeout(delay, value); },
  scheduler: { wait: (delay) => promises.setTimeout(delay), yield: () => promises.setImmediate() },
};
for (const name of ['setTimeout', 'setImmediate']) {
  internal.define(timerFunctions[name], { [Symbol.for('nodejs.util.promisify.custom')]: promises[name] });
}
internal.modules.timers = { ...timerFunctions, promises };
internal.modules['timers/promises'] = promises;
})
