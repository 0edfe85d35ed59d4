(function (native, internal) {
'use strict';
// structuredClone.

function refuse(value) {
  const shown = typeof value === 'symbol' ? String(value) : typeof value === 'function' ? Function.prototype.toString.call(value) : `#<${native.classOf(value)}>`;
  throw new DOMException(`${shown} could not be cloned.`, 'DataCloneError');
}

function cloneView(value, copies) {
  const buffer = clone(value.buffer, copies);
  const View = native.classOf(value) === 'DataView' ? DataView : globalThis[native.classOf(value)];
  return new View(buffer, value.byteOffset, native.classOf(value) === 'DataView' ? value.byteLength : value.length);
}

function cloneError(value) {
  const Known = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[value.name] || Error;
  const copy = new Known(value.message);
  return internal.define(copy, { stack: value.stack, ...('cause' in value && { cause: value.cause }) });
}

// An empty object of the same kind; its contents follow, so that cycles find it.
function shell(value, kind, copies) {
  if (Array.isArray(value)) return new Array(value.length);
  switch (kind) {
    case 'Date': return new Date(value.getTime());
    case 'RegExp': return new RegExp(value.source, value.flags);
    case 'Map': return new Map();
    case 'Set': return new Set();
    case 'ArrayBuffer': return value.slice(0);
    case 'Error': return cloneError(value);
    case 'Number': case 'String': case 'Boolean': case 'BigInt': return Object(value.valueOf());
    case 'Object': case 'Arguments': return {};
    default: return ArrayBuffer.isView(value) ? cloneView(value, copies) : refuse(value);
  }
}

function clone(value, copies) {
  if (typeof value === 'symbol' || typeof value === 'function') refuse(value);
  if (value === null || typeof value !== 'object') return value;
  if (copies.has(value)) return copies.get(value);
  const kind = native.classOf(value);
  const copy = shell(value, kind, copies);
  copies.set(value, copy);
  if (kind === 'Map') for (const [key, item] of [...value]) copy.set(clone(key, copies), clone(item, copies));
  else if (kind === 'Set') for (const item of [...value]) copy.add(clone(item, copies));
  else if (Array.isArray(value) || kind === 'Object' || kind === 'Arguments') {
    for (const key of Object.keys(value)) copy[key] = clone(value[key], copies);
  }
  return copy;
}

internal.define(globalThis, {
  structuredClone(value) {
    if (arguments.length === 0) throw internal.errors.coded(TypeError, 'ERR_MISSING_ARGS', 'The "value" argument must be specified');
    return clone(value, new Map());
  },
});
})
