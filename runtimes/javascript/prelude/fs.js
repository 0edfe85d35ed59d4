(function (native, internal) {
'use strict';
// fs: the standard streams under their usual names, and the files of the submission.

const { systemError, invalidArgument } = internal.errors;
const { wrapBuffer } = internal;

const codes = native.errorCodes; // errno -> "ENOENT"
const standard = {
  '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2,
  '/dev/fd/0': 0, '/dev/fd/1': 1, '/dev/fd/2': 2, '/proc/self/fd/0': 0, '/proc/self/fd/1': 1,
};
const open = new Map(); // descriptor -> { path, bytes, position, isAppend }

function pathOf(path) {
  if (typeof path === 'string') return internal.path.resolve(path);
  if (path instanceof Uint8Array) return internal.path.resolve(internal.decodeBytes(path));
  if (path !== null && typeof path === 'object' && typeof path.href === 'string') return decodeURIComponent(path.pathname);
  throw invalidArgument('path', 'of type string or an instance of Buffer or URL', path);
}

function encodingOf(options) {
  const encoding = typeof options === 'string' ? options : options && options.encoding;
  return encoding && encoding !== 'buffer' ? internal.requireEncoding(encoding) : undefined;
}

function fail(number, call, path) {
  throw systemError(codes[-number] || 'EIO', call, path);
}

function readBytes(path) {
  const bytes = native.readFile(path);
  if (typeof bytes === 'number') fail(bytes, codes[-bytes] === 'EISDIR' ? 'read' : 'open', codes[-bytes] === 'EISDIR' ? undefined : path);
  return new Uint8Array(bytes);
}

function toBytes(data, options) {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return internal.encodeText(`${data}`, encodingOf(options));
}

function entry(fd, call) {
  if (!open.has(fd)) throw systemError('EBADF', call);
  return open.get(fd);
}

function readFileSync(path, options) {
  const encoding = encodingOf(options);
  const fd = typeof path === 'number' ? path : standard[path];
  let bytes;
  if (fd === 0) {
    if (encoding === 'utf8') return native.readAll(true);
    bytes = new Uint8Array(native.readAll(false));
  } else if (fd !== undefined) {
    const file = entry(fd, 'read');
    bytes = file.bytes.subarray(file.position);
    file.position = file.bytes.length;
  } else {
    bytes = readBytes(pathOf(path));
  }
  return encoding === undefined ? wrapBuffer(bytes) : internal.decodeBytes(bytes, encoding);
}

// readSync(fd, buffer, offset, length, position) or readSync(fd, buffer, { offset, ... })
function readSync(fd, buffer, offset, length, position) {
  if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
  if (!ArrayBuffer.isView(buffer)) throw invalidArgument('buffer', 'an instance of Buffer, TypedArray, or DataView', buffer);
  const target = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  offset ??= 0;
  length ??= target.length - offset;
  if (fd === 0) return native.readInto(target, offset, length);
  const file = entry(fd, 'read');
  const from = typeof position === 'number' && position >= 0 ? position : file.position;
  const part = file.bytes.subarray(from, from + length);
  target.set(part, offset);
  if (from === file.position) file.position += part.length;
  return part.length;
}

function writeSync(fd, data, offset, length) {
  let bytes = typeof data === 'string' ? data : toBytes(data);
  if (typeof data !== 'string' && typeof offset === 'number') bytes = bytes.subarray(offset, offset + (length ?? bytes.length));
  const size = typeof data === 'string' ? new Uint8Array(native.encodeUtf8(data)).length : bytes.length;
  if (fd === 1 || fd === 2) native.write(fd, bytes);
  else saveBytes(entry(fd, 'write').path, toBytes(bytes), true);
  return size;
}

function saveBytes(path, bytes, append) {
  const result = native.writeFile(path, bytes, append);
  if (result < 0) fail(result, 'open', path);
}

function writeFileSync(path, data, options, append = options?.flag?.startsWith?.('a')) {
  const fd = typeof path === 'number' ? path : standard[path];
  if (fd !== undefined) writeSync(fd, typeof data === 'string' ? data : toBytes(data, options));
  else saveBytes(pathOf(path), toBytes(data, options), append);
}

function openSync(path, flags = 'r') {
  if (path in standard) return standard[path];
  const absolute = pathOf(path);
  let bytes = new Uint8Array(0);
  if (flags.startsWith('r')) bytes = readBytes(absolute);
  else saveBytes(absolute, bytes, flags.startsWith('a'));
  let fd = 3;
  while (open.has(fd)) fd++;
  open.set(fd, { path: absolute, bytes, position: 0 });
  return fd;
}

function closeSync(fd) {
  if (fd > 2 && !open.delete(fd)) throw systemError('EBADF', 'close');
}

function stats(kind, size) {
  return {
    size, mode: kind === 'directory' ? 0o40755 : 0o100644, isFile: () => kind === 'file', isDirectory: () => kind === 'directory',
    isSymbolicLink: () => false, isFIFO: () => kind === 'pipe', isCharacterDevice: () => false, isSocket: () => false,
  };
}

function statSync(path, options) {
  if (path in standard) return stats('pipe', 0);
  const absolute = pathOf(path);
  const kind = native.fileKind(absolute);
  if (kind === undefined) {
    if (options && options.throwIfNoEntry === false) return undefined;
    throw systemError('ENOENT', 'stat', path);
  }
  return stats(kind, kind === 'file' ? readBytes(absolute).length : 0);
}

const fs = {
  readFileSync, readSync, writeSync, writeFileSync, openSync, closeSync, statSync, lstatSync: statSync,
  appendFileSync: (path, data, options) => writeFileSync(path, data, options, true),
  fstatSync: (fd) => (fd <= 2 ? stats('pipe', 0) : stats('file', entry(fd, 'fstat').bytes.length)),
  existsSync: (path) => {
    try {
      return path in standard || native.fileKind(pathOf(path)) !== undefined;
    } catch {
      return false;
    }
  },
  accessSync(path) {
    if (!fs.existsSync(path)) throw systemError('ENOENT', 'access', path);
  },
  realpathSync: pathOf,
  fsyncSync() {},
  fdatasyncSync() {},
  createReadStream(path, options) {
    const fd = options && typeof options.fd === 'number' ? options.fd : standard[path];
    const stream = fd === 0 ? internal.process.stdin : internal.modules.stream.Readable.from([readFileSync(fd ?? path)]);
    const encoding = encodingOf(options);
    return encoding ? stream.setEncoding(encoding) : stream;
  },
  createWriteStream(path, options) {
    const fd = options && typeof options.fd === 'number' ? options.fd : standard[path];
    if (fd === 1 || fd === 2) return fd === 1 ? internal.process.stdout : internal.process.stderr;
    const file = fd ?? openSync(path, options?.flags ?? 'w');
    return new internal.modules.stream.Writable({
      write(chunk, encoding, done) { writeSync(file, chunk); done(); },
    });
  },
  constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2 },
  promises: {},
};

// The same calls with a callback, and with promises.
for (const name of ['readFile', 'writeFile', 'appendFile', 'stat', 'lstat', 'access', 'open', 'close', 'fstat']) {
  const call = fs[`${name}Sync`];
  fs[name] = (...args) => {
    const callback = args.pop();
    if (typeof callback !== 'function') throw invalidArgument('cb', 'of type function', callback);
    setImmediate(() => {
      let result;
      try {
        result = call(...args);
      } catch (error) {
        return callback(error);
      }
      return callback(null, result);
    });
  };
  fs.promises[name] = (...args) => new Promise((resolve, reject) => fs[name](...args, (error, result) => (error ? reject(error) : resolve(result))));
}
fs.exists = (path, callback) => setImmediate(() => callback(fs.existsSync(path)));
fs.write = (fd, data, ...rest) => {
  const callback = rest.pop();
  const size = writeSync(fd, data, ...rest.filter((value) => typeof value === 'number'));
  setImmediate(() => callback(null, size, data));
};
fs.read = (fd, buffer, ...rest) => {
  const callback = rest.pop();
  setImmediate(() => callback(null, readSync(fd, buffer, ...rest), buffer));
};

internal.modules.fs = fs;
internal.modules['fs/promises'] = fs.promises;
})
