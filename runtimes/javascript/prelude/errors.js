(function (native, internal) {
'use strict';
// Errors as Node's own modules throw them: a code beside the message, and the code in the
// first line of the stack.

function coded(Base, code, message) {
  const error = new Base(message);
  const name = error.name;
  error.code = code;
  const frames = String(error.stack).split('\n').filter((line) => line.startsWith('    at ')).join('\n');
  Object.defineProperty(error, 'stack', {
    value: `${name} [${code}]: ${message}${frames && '\n' + frames}`,
    writable: true, configurable: true, enumerable: false,
  });
  return error;
}

const sameNumberOfWords = { string: 'string', number: 'number', boolean: 'boolean', bigint: 'bigint', symbol: 'symbol' };

// "undefined", "an instance of Foo", "type string ('x')": the end of Node's messages about
// arguments.
function describe(value) {
  if (value == null) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor && value.constructor.name;
    return name ? ` Received an instance of ${name}` : ` Received ${internal.inspect(value, { depth: -1 })}`;
  }
  let shown = internal.inspect(value);
  if (shown.length > 28) shown = `${shown.slice(0, 25)}...`;
  return ` Received type ${sameNumberOfWords[typeof value]} (${shown})`;
}

function invalidArgument(name, expected, value) {
  const kind = name.endsWith(' argument') ? name : `"${name}" argument`;
  return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The ${kind} must be ${expected}.${describe(value)}`);
}

function outOfRange(name, range, value) {
  return coded(RangeError, 'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${internal.inspect(value)}`);
}

const systemMessages = {
  EACCES: [13, 'permission denied'], EBADF: [9, 'bad file descriptor'],
  EEXIST: [17, 'file already exists'], EISDIR: [21, 'illegal operation on a directory'],
  ENOENT: [2, 'no such file or directory'], ENOTDIR: [20, 'not a directory'],
  EPERM: [1, 'operation not permitted'], EROFS: [30, 'read-only file system'],
};

function systemError(code, call, path) {
  const [number, text] = systemMessages[code] || [1, 'operation failed'];
  const error = new Error(`${code}: ${text}, ${call}${path === undefined ? '' : ` '${path}'`}`);
  error.errno = -number;
  error.syscall = call;
  error.code = code;
  if (path !== undefined) error.path = path;
  return error;
}

internal.errors = { coded, invalidArgument, outOfRange, systemError };
})
