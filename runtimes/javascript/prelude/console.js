(function (native, internal) {
'use strict';
// console. log and its aliases are native: see log.c.

const { inspect, format } = internal;

let indent = '';
const counts = new Map();
const timers = new Map();

function formatLine(...args) {
  const line = format(...args);
  return indent === '' ? `${line}\n` : `${indent}${line.replaceAll('\n', `\n${indent}`)}\n`;
}

function setIndent(next) {
  indent = next;
  native.setGroupIndent(next === '' ? undefined : next);
}

function elapsed(label, call) {
  if (!timers.has(label)) {
    console.warn(`Warning: No such label '${label}' for ${call}`);
    return undefined;
  }
  const milliseconds = Number(native.now() - timers.get(label)) / 1e6;
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)}s`;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(3).padStart(6, '0')} (m:ss.mmm)`;
}

const console = {
  log: native.log,
  warn: native.error,
  dir(value, options) { native.log(inspect(value, { customInspect: false, ...options })); },
  time(label = 'default') { timers.set(`${label}`, native.now()); },
  timeEnd(label = 'default') {
    const text = elapsed(`${label}`, 'console.timeEnd()');
    if (text) console.log('%s: %s', label, text);
    timers.delete(`${label}`);
  },
  timeLog(label = 'default', ...data) {
    const text = elapsed(`${label}`, 'console.timeLog()');
    if (text) console.log('%s: %s', label, text, ...data);
  },
  trace(...args) {
    const error = { name: 'Trace', message: format(...args) };
    Error.captureStackTrace(error, console.trace);
    console.error(error.stack);
  },
  assert(condition, ...args) {
    if (condition) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    console.warn(...args);
  },
  clear() {},
  count(label = 'default') {
    const count = (counts.get(`${label}`) || 0) + 1;
    counts.set(`${label}`, count);
    console.log(`${label}: ${count}`);
  },
  countReset(label = 'default') { counts.delete(`${label}`); },
  group(...args) {
    if (args.length > 0) console.log(...args);
    setIndent(`${indent}  `);
  },
  groupEnd() { setIndent(indent.slice(2)); },
  table(data, columns) { console.log(...internal.tableText(data, columns)); },
};
Object.assign(console, {
  debug: console.log, info: console.log, dirxml: console.log, error: console.warn, groupCollapsed: console.group,
});
for (const [name, value] of [['log', native.log], ['warn', native.error]]) {
  Object.defineProperty(value, 'name', { value: name, configurable: true });
}
Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });

native.setLogHook(formatLine);
internal.console = console;
Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true, enumerable: false });
})
