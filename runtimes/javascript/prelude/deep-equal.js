(function (native, internal) {
'use strict';
// Deep equality, strict (isDeepStrictEqual) and loose (assert.deepEqual).

function samePrimitive(a, b, strict) {
  if (strict) return Object.is(a, b);
  return a == b || (a !== a && b !== b); // eslint-disable-line eqeqeq
}

function enumerableKeys(value) {
  return [...Object.keys(value), ...Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))];
}

// Finds for every item of a an equal one of b that no other item took.
function matchAll(a, b, isEqual) {
  const left = [...b];
  return [...a].every((item) => {
    const at = left.findIndex((other) => isEqual(item, other));
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  });
}

function sameSets(a, b, strict, seen) {
  if (a.size !== b.size) return false;
  const missing = [...a].filter((item) => !b.has(item));
  return matchAll(missing, [...b].filter((item) => !a.has(item)), (x, y) => equal(x, y, strict, seen));
}

function sameMaps(a, b, strict, seen) {
  if (a.size !== b.size) return false;
  const rest = [];
  for (const [key, value] of a) {
    if (b.has(key)) {
      if (!equal(value, b.get(key), strict, seen)) return false;
    } else {
      rest.push([key, value]);
    }
  }
  return matchAll(rest, [...b].filter(([key]) => !a.has(key)), (x, y) => equal(x[0], y[0], strict, seen) && equal(x[1], y[1], strict, seen));
}

const boxed = ['Number', 'String', 'Boolean', 'Symbol', 'BigInt'];

function sameKind(a, b, kind, strict, seen) {
  if (kind === 'Date') return Object.is(a.getTime(), b.getTime());
  if (kind === 'RegExp') return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
  if (kind === 'Error') return a.message === b.message && a.name === b.name;
  if (kind === 'Set') return sameSets(a, b, strict, seen);
  if (kind === 'Map') return sameMaps(a, b, strict, seen);
  if (boxed.includes(kind)) return Object.is(a.valueOf(), b.valueOf());
  if (kind === 'ArrayBuffer') return sameBytes(new Uint8Array(a), new Uint8Array(b), strict);
  return true;
}

function sameBytes(a, b, strict) {
  return a.length === b.length && a.every((value, i) => samePrimitive(value, b[i], strict));
}

function equal(a, b, strict, seen) {
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return samePrimitive(a, b, strict) && typeof a !== 'object' && typeof b !== 'object';
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const kind = native.classOf(a);
  if (kind !== native.classOf(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (seen.get(a) === b) return true; // a cycle of both
  if (ArrayBuffer.isView(a) && kind !== 'DataView') return sameBytes(a, b, strict);
  if (Array.isArray(a) && a.length !== b.length) return false;
  const keys = enumerableKeys(a);
  if (keys.length !== enumerableKeys(b).length) return false;
  seen.set(a, b);
  const result = sameKind(a, b, kind, strict, seen)
    && keys.every((key) => Object.prototype.propertyIsEnumerable.call(b, key) && equal(a[key], b[key], strict, seen));
  seen.delete(a);
  return result;
}

internal.isDeepEqual = (a, b, strict) => equal(a, b, strict, new Map());
})
