(function (native, internal) {
'use strict';
// util.inspect, part 1: strings, numbers and keys as Node writes them.

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const mustEscape = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const escapes = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const escapesButQuote = /[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const named = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

function escapeOne(text) {
  if (named[text]) return named[text];
  const code = text.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}` : `\\u${code.toString(16)}`;
}

// Prefers '...', then "...", then `...`, to avoid escaping quotes.
function quote(text) {
  if (!mustEscape.test(text)) return `'${text}'`;
  if (text.includes("'")) {
    const mark = !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : '';
    if (mark) return mark + text.replace(escapesButQuote, escapeOne) + mark;
  }
  return `'${text.replace(escapes, escapeOne)}'`;
}

// 12345678.9 -> 12_345_678.9
function separateThousands(text) {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text) || [];
  return whole ? sign + whole.replace(/\B(?=(\d{3})+$)/g, '_') + rest : text;
}

function formatNumber(value, separated) {
  const text = Object.is(value, -0) ? '-0' : `${value}`;
  return separated ? separateThousands(text) : text;
}

function formatBigInt(value, separated) {
  return `${separated ? separateThousands(`${value}`) : value}n`;
}

function formatString(context, value) {
  let trailer = '';
  if (value.length > context.maxStringLength) {
    const remaining = value.length - context.maxStringLength;
    value = value.slice(0, context.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  // A long string with line breaks becomes a sum of its lines.
  if (context.compact !== true && value.length > 16 && value.length > context.breakLength - context.indentation - 4) {
    return value.split(/(?<=\n)/).map((line) => context.style(quote(line), 'string'))
      .join(` +\n${' '.repeat(context.indentation + 2)}`) + trailer;
  }
  return context.style(quote(value), 'string') + trailer;
}

function formatPrimitive(context, value) {
  switch (typeof value) {
    case 'string': return formatString(context, value);
    case 'number': return context.style(formatNumber(value, context.numericSeparator), 'number');
    case 'bigint': return context.style(formatBigInt(value, context.numericSeparator), 'bigint');
    case 'boolean': return context.style(`${value}`, 'boolean');
    case 'undefined': return context.style('undefined', 'undefined');
    default: return context.style(Symbol.prototype.toString.call(value), 'symbol');
  }
}

function formatKey(context, key, enumerable) {
  if (typeof key === 'symbol') {
    return `[${context.style(Symbol.prototype.toString.call(key).replace(escapesButQuote, escapeOne), 'symbol')}]`;
  }
  if (key === '__proto__') return "['__proto__']";
  if (enumerable === false) return `[${key.replace(escapesButQuote, escapeOne)}]`;
  return identifier.test(key) ? context.style(key, 'name') : context.style(quote(key), 'string');
}

const colors = {
  special: [36, 39], number: [33, 39], bigint: [33, 39], boolean: [33, 39], undefined: [90, 39],
  null: [1, 22], string: [32, 39], symbol: [32, 39], date: [35, 39], regexp: [31, 39], module: [4, 24],
};

function stylePlain(text) {
  return text;
}

function styleColored(text, kind) {
  const pair = colors[kind];
  return pair ? `\u001b[${pair[0]}m${text}\u001b[${pair[1]}m` : text;
}

function withoutColors(context, text) {
  return context.colors ? text.replace(/\u001b\[\d+m/g, '') : text;
}

function visibleLength(context, text) {
  return withoutColors(context, text).length;
}

const wide = /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u2705\u2728\u274c\u2753-\u2755\u2795-\u2797\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}\u{1b001}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f251}\u{1f300}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3e0}-\u{1f3f0}\u{1f3f8}-\u{1f43e}\u{1f440}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f567}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d7}\u{1f6eb}\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7eb}\u{1f90c}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /[\u0000-\u001f\u007f-\u009f\u0300-\u036f\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]/u;

// Columns that a text takes on a terminal.
function displayWidth(context, text) {
  text = withoutColors(context, text);
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.normalize('NFC')) width += wide.test(character) ? 2 : zeroWidth.test(character) ? 0 : 1;
  return width;
}

internal.inspectText = {
  quote, formatNumber, formatBigInt, formatPrimitive, formatKey, stylePlain, styleColored, visibleLength, displayWidth,
};
})
