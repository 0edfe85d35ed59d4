(function (native, internal) {
'use strict';
// path, POSIX only.

// Resolves "." and ".."; ".." above the root of an absolute path goes away.
function collapse(path, isAbsolute) {
  const kept = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (!isAbsolute) kept.push('..');
  }
  return kept.join('/');
}

function check(path, name = 'path') {
  if (typeof path !== 'string') throw internal.errors.invalidArgument(name, 'of type string', path);
}

function normalize(path) {
  check(path);
  if (path === '') return '.';
  const isAbsolute = path.startsWith('/');
  let short = collapse(path, isAbsolute);
  if (short === '' && !isAbsolute) short = '.';
  if (short !== '' && path.endsWith('/')) short += '/';
  return isAbsolute ? `/${short}` : short;
}

function join(...parts) {
  for (const part of parts) check(part);
  const joined = parts.filter((part) => part !== '').join('/');
  return joined === '' ? '.' : normalize(joined);
}

function resolve(...parts) {
  let path = '';
  for (let i = parts.length - 1; i >= -1 && !path.startsWith('/'); i--) {
    const part = i >= 0 ? parts[i] : internal.process.cwd();
    check(part);
    if (part !== '') path = path === '' ? part : `${part}/${path}`;
  }
  return `/${collapse(path, true)}`;
}

function dirname(path) {
  check(path);
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path.startsWith('/') ? '/' : '.';
  const slash = trimmed.lastIndexOf('/');
  return slash === -1 ? '.' : trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
}

function basename(path, suffix) {
  check(path);
  const name = path.replace(/\/+$/, '').replace(/^.*\//s, '');
  return suffix !== undefined && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function extname(path) {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? '' : name.slice(dot);
}

function relative(from, to) {
  const a = resolve(from).split('/').filter(Boolean), b = resolve(to).split('/').filter(Boolean);
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return [...a.slice(shared).map(() => '..'), ...b.slice(shared)].join('/');
}

function parse(path) {
  check(path);
  const root = path.startsWith('/') ? '/' : '';
  const base = basename(path), ext = extname(path);
  const dir = path.includes('/') ? dirname(path) : '';
  return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
}

function format({ root = '', dir, base, name = '', ext = '' }) {
  const file = base || `${name}${ext && !ext.startsWith('.') ? '.' : ''}${ext}`;
  const folder = dir || root;
  return !folder ? file : folder === root ? `${folder}${file}` : `${folder}/${file}`;
}

const path = {
  normalize, join, resolve, dirname, basename, extname, relative, parse, format,
  isAbsolute(value) { check(value); return value.startsWith('/'); },
  toNamespacedPath: (value) => value, sep: '/', delimiter: ':', win32: null,
};
path.posix = path;
internal.path = path;
internal.modules.path = path;
internal.modules['path/posix'] = path;
})
