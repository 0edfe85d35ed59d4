(function (native, internal) {
'use strict';
// events.EventEmitter, once, on.

const { coded, invalidArgument } = internal.errors;

function checkListener(listener) {
  if (typeof listener !== 'function') throw invalidArgument('listener', 'of type function', listener);
}

// A function, not a class: old programs call EventEmitter.call(this).
function EventEmitter() {
  EventEmitter.init.call(this);
}

EventEmitter.init = function () {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners = this._maxListeners || undefined;
};

function add(emitter, name, listener, first) {
  checkListener(listener);
  if (emitter._events === undefined) EventEmitter.init.call(emitter);
  if (emitter._events.newListener !== undefined) emitter.emit('newListener', name, listener.listener ?? listener);
  const list = emitter._events[name];
  if (list === undefined) {
    emitter._events[name] = [listener];
    emitter._eventsCount++;
  } else {
    // A new array, so that an emit under way is not disturbed.
    emitter._events[name] = first ? [listener, ...list] : [...list, listener];
  }
  return emitter;
}

function onceWrapper(emitter, name, listener) {
  checkListener(listener);
  const wrapper = function (...args) {
    emitter.removeListener(name, wrapper);
    return listener.apply(emitter, args);
  };
  wrapper.listener = listener;
  return wrapper;
}

internal.define(EventEmitter.prototype, {
  _events: undefined, _eventsCount: 0, _maxListeners: undefined,

  on(name, listener) { return add(this, name, listener, false); },
  addListener(name, listener) { return add(this, name, listener, false); },
  prependListener(name, listener) { return add(this, name, listener, true); },
  once(name, listener) { return this.on(name, onceWrapper(this, name, listener)); },
  prependOnceListener(name, listener) { return this.prependListener(name, onceWrapper(this, name, listener)); },

  emit(name, ...args) {
    const list = this._events && this._events[name];
    if (list === undefined) {
      if (name === 'error') throw unhandledError(args[0]);
      return false;
    }
    for (let i = 0; i < list.length; i++) list[i].apply(this, args);
    return true;
  },

  removeListener(name, listener) {
    const list = this._events && this._events[name];
    if (list === undefined) return this;
    let at = list.length - 1;
    while (at >= 0 && list[at] !== listener && list[at].listener !== listener) at--;
    if (at < 0) return this;
    if (list.length === 1) {
      delete this._events[name];
      this._eventsCount--;
    } else {
      this._events[name] = list.filter((_, i) => i !== at);
    }
    if (this._events.removeListener !== undefined) this.emit('removeListener', name, listener);
    return this;
  },

  removeAllListeners(name) {
    if (this._events === undefined) return this;
    if (name === undefined) {
      this._events = Object.create(null);
      this._eventsCount = 0;
    } else if (this._events[name] !== undefined) {
      delete this._events[name];
      this._eventsCount--;
    }
    return this;
  },

  off(name, listener) { return this.removeListener(name, listener); },
  listeners(name) { return this.rawListeners(name).map((listener) => listener.listener ?? listener); },
  rawListeners(name) { return [...((this._events && this._events[name]) || [])]; },
  listenerCount(name) { return this.rawListeners(name).length; },
  eventNames() { return this._events ? Reflect.ownKeys(this._events) : []; },
  setMaxListeners(count) { this._maxListeners = count; return this; },
  getMaxListeners() { return this._maxListeners ?? EventEmitter.defaultMaxListeners; },
});

function unhandledError(value) {
  if (value instanceof Error) return value;
  const error = coded(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${typeof value === 'string' ? `'${value}'` : internal.inspect(value)})`);
  error.context = value;
  return error;
}

function once(emitter, name) {
  return new Promise((resolve, reject) => {
    const fail = (error) => { emitter.removeListener(name, succeed); reject(error); };
    const succeed = (...args) => { emitter.removeListener('error', fail); resolve(args); };
    emitter.once(name, succeed);
    if (name !== 'error') emitter.once('error', fail);
  });
}

// Async iterator over the events of one name.
function on(emitter, name) {
  const arrived = [], waiting = [];
  let failure;
  const listener = (...args) => (waiting.length ? waiting.shift().resolve({ value: args, done: false }) : arrived.push(args));
  const fail = (error) => (waiting.length ? waiting.shift().reject(error) : failure = error);
  emitter.on(name, listener);
  if (name !== 'error') emitter.on('error', fail);
  return {
    next() {
      if (arrived.length) return Promise.resolve({ value: arrived.shift(), done: false });
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() {
      emitter.off(name, listener).off('error', fail);
      for (const { resolve } of waiting) resolve({ value: undefined, done: true });
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() { return this; },
  };
}

Object.assign(EventEmitter, {
  once, on, EventEmitter, defaultMaxListeners: 10, errorMonitor: Symbol('events.errorMonitor'), captureRejectionSymbol: Symbol.for('nodejs.rejection'),
  listenerCount: (emitter, name) => emitter.listenerCount(name),
});

internal.EventEmitter = EventEmitter;
internal.modules.events = EventEmitter;
})
