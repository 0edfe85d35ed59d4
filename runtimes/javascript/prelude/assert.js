(function (native, internal) {
'use strict';
// assert.

const { inspect, isDeepEqual } = internal;

class AssertionError extends Error {
  constructor({ message, actual, expected, operator, stackStartFn, generatedMessage }) {
    super(message);
    this.generatedMessage = generatedMessage ?? false;
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    const frames = String(this.stack).split('\n').filter((line) => line.startsWith('    at ')).join('\n');
    internal.define(this, { name: 'AssertionError', stack: `AssertionError [ERR_ASSERTION]: ${message}${frames && '\n' + frames}` });
  }
  toString() { return `${this.name} [${this.code}]: ${this.message}`; }
}

function fail(message, actual, expected, operator, text) {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message: message ?? text, actual, expected, operator, generatedMessage: message === undefined });
}

function shown(value) {
  return inspect(value, { compact: false, depth: 1000, maxArrayLength: Infinity, sorted: true });
}

// The lines of both values with "+" for only actual and "-" for only expected.
function difference(actual, expected) {
  const a = shown(actual).split('\n'), b = shown(expected).split('\n');
  if (a.length === 1 && b.length === 1 && a[0] !== b[0]) return `\n${a[0]} !== ${b[0]}\n`;
  const lines = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { lines.push(`  ${a[i++]}`); j++; continue; }
    if (i < a.length && !b.slice(j).includes(a[i])) lines.push(`+ ${a[i++]}`);
    else if (j < b.length) lines.push(`- ${b[j++]}`);
    else lines.push(`+ ${a[i++]}`);
  }
  return `\n+ actual - expected\n\n${lines.join('\n')}`;
}

function assert(value, message) {
  if (!value) fail(arguments.length === 0 ? 'No value argument passed to `assert.ok()`' : message, value, true, '==', 'The expression evaluated to a falsy value');
}

// Whether an error is what the second argument of assert.throws asks for.
function matches(error, expected, message) {
  if (expected === undefined) return;
  if (expected instanceof RegExp) {
    if (!expected.test(String(error))) fail(message, error, expected, 'throws', `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(error))}\n`);
  } else if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return;
    if (Error.isPrototypeOf(expected) || expected === Error) throw error;
    if (expected.call({}, error) !== true) fail(message, error, expected, 'throws', `The ${expected.name ? `"${expected.name}"` : ''} validation function is expected to return "true". Received ${inspect(error)}`);
  } else if (expected !== null && typeof expected === 'object') {
    const keys = expected instanceof Error ? [...Object.keys(expected), 'name', 'message'] : Object.keys(expected);
    for (const key of keys) {
      const isMatch = expected[key] instanceof RegExp && typeof error[key] === 'string' ? expected[key].test(error[key]) : isDeepEqual(error[key], expected[key], true);
      if (!isMatch) fail(message, error, expected, 'throws', `Expected values to be strictly deep-equal:${difference(error[key], expected[key])}`);
    }
  }
}

function splitExpectation(expected, message) {
  return typeof expected === 'string' ? [undefined, expected] : [expected, message];
}

const comparisons = {
  equal: [(a, b) => a == b || (a !== a && b !== b), '==', (a, b) => `${inspect(a)} == ${inspect(b)}`], // eslint-disable-line eqeqeq
  notEqual: [(a, b) => a != b, '!=', (a, b) => `${inspect(a)} != ${inspect(b)}`], // eslint-disable-line eqeqeq
  strictEqual: [Object.is, 'strictEqual', (a, b) => `Expected values to be strictly equal:\n${difference(a, b)}`],
  notStrictEqual: [(a, b) => !Object.is(a, b), 'notStrictEqual', (a) => `Expected "actual" to be strictly unequal to:${Object(a) === a ? '\n\n' : ' '}${inspect(a)}`],
  deepEqual: [(a, b) => isDeepEqual(a, b, false), 'deepEqual', (a, b) => `Expected values to be loosely deep-equal:\n\n${shown(a)}\n\nshould loosely deep-equal\n\n${shown(b)}`],
  notDeepEqual: [(a, b) => !isDeepEqual(a, b, false), 'notDeepEqual', (a) => `Expected "actual" not to be loosely deep-equal to:\n\n${shown(a)}`],
  deepStrictEqual: [(a, b) => isDeepEqual(a, b, true), 'deepStrictEqual', (a, b) => `Expected values to be strictly deep-equal:${difference(a, b)}`],
  notDeepStrictEqual: [(a, b) => !isDeepEqual(a, b, true), 'notDeepStrictEqual', (a) => `Expected "actual" not to be strictly deep-equal to:\n\n${shown(a)}`],
};
for (const [name, [holds, operator, text]] of Object.entries(comparisons)) {
  assert[name] = (actual, expected, message) => {
    if (!holds(actual, expected)) fail(message, actual, expected, operator, text(actual, expected));
  };
}

Object.assign(assert, {
  ok: (...args) => assert(...args),
  fail: (message = 'Failed') => fail(message, undefined, undefined, 'fail'),
  throws(callback, ...rest) {
    const [expected, message] = splitExpectation(...rest);
    let thrown;
    try {
      callback();
    } catch (error) {
      thrown = [error];
    }
    if (!thrown) fail(undefined, undefined, expected, 'throws', `Missing expected exception${message ? `: ${message}` : '.'}`);
    matches(thrown[0], expected, message);
  },
  doesNotThrow(callback, ...rest) {
    try {
      callback();
    } catch (error) {
      fail(undefined, error, undefined, 'doesNotThrow', `Got unwanted exception.\nActual message: "${error && error.message}"`);
    }
  },
  async rejects(promise, ...rest) {
    const [expected, message] = splitExpectation(...rest);
    let thrown;
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (error) {
      thrown = [error];
    }
    if (!thrown) fail(undefined, undefined, expected, 'rejects', `Missing expected rejection${message ? `: ${message}` : '.'}`);
    matches(thrown[0], expected, message);
  },
  async doesNotReject(promise) {
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (error) {
      fail(undefined, error, undefined, 'doesNotReject', `Got unwanted rejection.\nActual message: "${error && error.message}"`);
    }
  },
  match(text, pattern, message) {
    if (!pattern.test(text)) fail(message, text, pattern, 'match', `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`);
  },
  doesNotMatch(text, pattern, message) {
    if (pattern.test(text)) fail(message, text, pattern, 'doesNotMatch', `The input was expected to not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`);
  },
  ifError(value) {
    if (value !== null && value !== undefined) fail(undefined, value, null, 'ifError', `ifError got unwanted exception: ${value.message ?? inspect(value)}`);
  },
  AssertionError,
});
assert.strict = Object.assign((...args) => assert(...args), assert, {
  equal: assert.strictEqual, notEqual: assert.notStrictEqual, deepEqual: assert.deepStrictEqual, notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

internal.modules.assert = assert;
internal.modules['assert/strict'] = assert.strict;
})
