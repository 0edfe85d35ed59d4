(function (native, internal) {
'use strict';
// util.format: printf-like directives, then everything else separated by spaces.

const { inspect } = internal;
const { formatNumber, formatBigInt } = internal.inspectText;

const builtInNames = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-zA-Z0-9]+$/.test(name)));

// Whether String(value) would only give "[object Object]" or the like.
function hasBuiltInToString(value) {
  const proxy = native.proxyParts(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return true;
    value = proxy[0];
  }
  if (typeof value[Symbol.toPrimitive] === 'function' && native.classOf(value) !== 'Date') return false;
  if (typeof value.toString !== 'function') return true;
  if (Object.hasOwn(value, 'toString')) return false;
  let owner = value;
  do owner = Object.getPrototypeOf(owner); while (!Object.hasOwn(owner, 'toString'));
  const own = Object.getOwnPropertyDescriptor(owner, 'constructor');
  return own !== undefined && typeof own.value === 'function' && builtInNames.has(own.value.name);
}

function asString(value, options) {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'bigint') return formatBigInt(value);
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

function asJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError && /circular/.test(error.message)) return '[Circular]';
    throw error;
  }
}

function asNumber(value, convert) {
  if (typeof value === 'bigint') return formatBigInt(value);
  return formatNumber(typeof value === 'symbol' ? NaN : convert(value));
}

const directives = {
  s: asString,
  d: (value) => (typeof value === 'object' ? formatNumber(Number(value)) : asNumber(value, Number)),
  i: (value) => (typeof value === 'object' ? formatNumber(parseInt(value)) : asNumber(value, parseInt)),
  f: (value) => formatNumber(typeof value === 'symbol' ? NaN : parseFloat(value)),
  j: asJson,
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  O: (value, options) => inspect(value, options),
  c: () => '',
};

// Replaces the directives of the format args[0]; returns the text and how many arguments
// it used.
function applyDirectives(options, args) {
  const format = args[0];
  let text = '', used = 1, from = 0;
  for (let i = format.indexOf('%'); i !== -1 && i < format.length - 1; i = format.indexOf('%', i)) {
    const kind = format[i + 1];
    if (kind === '%') {
      text += format.slice(from, i + 1);
      from = i += 2;
    } else if (used < args.length && Object.hasOwn(directives, kind)) {
      text += format.slice(from, i) + directives[kind](args[used++], options);
      from = i += 2;
    } else {
      i += 1;
    }
  }
  return [text + format.slice(from), used];
}

function formatWithOptions(options, ...args) {
  if (typeof args[0] !== 'string') return args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg, options))).join(' ');
  if (args.length === 1) return args[0];
  let [text, used] = applyDirectives(options, args);
  for (; used < args.length; used++) {
    text += ` ${typeof args[used] === 'string' ? args[used] : inspect(args[used], options)}`;
  }
  return text;
}

internal.format = (...args) => formatWithOptions(undefined, ...args);
internal.formatWithOptions = formatWithOptions;
})
