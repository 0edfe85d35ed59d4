(function (native, internal) {
'use strict';
// util.inspect, part 5: walks a value. Prints what Node 20 prints.

const { quote, formatNumber, formatBigInt, formatPrimitive, formatKey, stylePlain, styleColored } = internal.inspectText;
const { layOut, OBJECT, ARRAY, ARRAY_EXTRAS } = internal.inspectLayout;
const { constructorName, prefix, functionBase } = internal.inspectNames;
const { formatError } = internal.inspectErrors;

const custom = Symbol.for('nodejs.util.inspect.custom');
const TypedArray = Object.getPrototypeOf(Uint8Array);
const typedArrayName = Object.getOwnPropertyDescriptor(TypedArray.prototype, Symbol.toStringTag).get;
const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, 'size').get;
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, 'size').get;
const boxes = { Number, String, Boolean, Symbol, BigInt };

const defaults = {
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false,
  maxArrayLength: 100, maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false,
  getters: false, numericSeparator: false,
};

function newContext(options) {
  const context = {
    ...defaults, ...options,
    options, seen: [], circular: undefined, indentation: 0, currentDepth: 0,
  };
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  context.style = context.colors ? styleColored : stylePlain;
  return context;
}

function more(count, what = 'item') {
  return `... ${count} more ${what}${count > 1 ? 's' : ''}`;
}

function ownKeys(value, showHidden) {
  if (showHidden) return Reflect.ownKeys(value);
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    keys = Object.getOwnPropertyNames(value); // a module whose exports are not initialised
  }
  const symbols = Object.getOwnPropertySymbols(value);
  if (symbols.length) keys.push(...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)));
  return keys;
}

// ---- the contents of each kind of value: functions (context, value, depth) -> entries ----

const emptyEntries = () => [];

function holes(count) {
  return `<${count} empty item${count > 1 ? 's' : ''}>`;
}

function sparseEntries(context, value, depth, limit, output, start) {
  const keys = Object.keys(value);
  let index = start;
  for (let i = start; i < keys.length && output.length < limit; i++) {
    const key = keys[i];
    if (`${index}` !== key) {
      if (!/^(0|[1-9][0-9]*)$/.test(key)) break;
      output.push(context.style(holes(key - index), 'undefined'));
      index = Number(key);
      if (output.length === limit) break;
    }
    output.push(formatProperty(context, value, depth, key, ARRAY));
    index++;
  }
  const remaining = value.length - index;
  if (remaining > 0) {
    output.push(output.length === limit ? more(remaining) : context.style(holes(remaining), 'undefined'));
  }
  return output;
}

function arrayEntries(context, value, depth) {
  const limit = Math.min(Math.max(0, context.maxArrayLength), value.length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    if (!Object.hasOwn(value, i)) return sparseEntries(context, value, depth, limit, output, i);
    output.push(formatProperty(context, value, depth, i, ARRAY));
  }
  if (value.length > limit) output.push(more(value.length - limit));
  return output;
}

function typedArrayEntries(context, value) {
  const length = value.length;
  const limit = Math.min(Math.max(0, context.maxArrayLength), length);
  const format = length > 0 && typeof value[0] === 'bigint' ? formatBigInt : formatNumber;
  const output = [];
  for (let i = 0; i < limit; i++) output.push(context.style(format(value[i], context.numericSeparator), 'number'));
  if (length > limit) output.push(more(length - limit));
  return output;
}

function arrayBufferEntries(context, value) {
  const bytes = new Uint8Array(value);
  const shown = Array.from(bytes.subarray(0, Math.max(0, context.maxArrayLength)), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const remaining = bytes.length - context.maxArrayLength;
  const rest = remaining > 0 ? ` ${more(remaining, 'byte')}` : '';
  return [`${context.style('[Uint8Contents]', 'special')}: <${shown}${rest}>`];
}

// Formats the values of an iterable two columns further in.
function listEntries(context, values, count, depth, format) {
  const limit = Math.min(Math.max(0, context.maxArrayLength), count);
  const output = [];
  context.indentation += 2;
  for (const value of values) {
    if (output.length >= limit) break;
    output.push(format(value));
  }
  context.indentation -= 2;
  if (count > limit) output.push(more(count - limit));
  return output;
}

function setEntries(context, value, depth) {
  return listEntries(context, Set.prototype.values.call(value), setSize.call(value), depth,
    (item) => formatValue(context, item, depth));
}

function mapEntries(context, value, depth) {
  return listEntries(context, Map.prototype.entries.call(value), mapSize.call(value), depth,
    ([key, item]) => `${formatValue(context, key, depth)} => ${formatValue(context, item, depth)}`);
}

function iteratorEntries(context, value, depth) {
  const [entries, arePairs] = native.iteratorEntries(value);
  return listEntries(context, entries, entries.length, depth, (entry) => {
    if (!arePairs) return formatValue(context, entry, depth);
    const pair = [formatValue(context, entry[0], depth), formatValue(context, entry[1], depth)];
    return layOut(context, pair, '', ['[', ']'], ARRAY_EXTRAS, depth);
  });
}

function promiseEntries(context, value, depth) {
  const [state, result] = native.promiseState(value);
  if (state === 0) return [context.style('<pending>', 'special')];
  context.indentation += 2;
  const text = formatValue(context, result, depth);
  context.indentation -= 2;
  return [state === 2 ? `${context.style('<rejected>', 'special')} ${text}` : text];
}

function unknownEntries(context) {
  return [context.style('<items unknown>', 'special')];
}

// ---- what stands before and around the contents ----

// The parts of a value that formatRaw puts together. `done` is set when nothing but the
// base is printed.
function shape(base, keys, braces, entries, kind = OBJECT) {
  return { base, keys, braces, entries, kind, done: undefined };
}

function whole(text) {
  return { done: text };
}

function shapeIterable(context, value, name, tag, className) {
  const filter = !context.showHidden;
  if (Array.isArray(value)) {
    const head = name !== 'Array' || tag !== '' ? prefix(name, tag, 'Array', `(${value.length})`) : '';
    const keys = native.ownKeys(value, filter);
    if (value.length === 0 && keys.length === 0) return whole(`${head}[]`);
    return shape('', keys, [`${head}[`, ']'], arrayEntries, ARRAY_EXTRAS);
  }
  if (className === 'Set' || className === 'Map') {
    const size = className === 'Set' ? setSize.call(value) : mapSize.call(value);
    const head = prefix(name, tag, className, `(${size})`);
    const keys = ownKeys(value, context.showHidden);
    if (size === 0 && keys.length === 0) return whole(`${head}{}`);
    return shape('', keys, [`${head}{`, '}'], className === 'Set' ? setEntries : mapEntries);
  }
  const typed = typedArrayName.call(value);
  if (typed !== undefined) {
    const head = prefix(name, tag, name === null ? typed : '', `(${value.length})`);
    const keys = native.ownKeys(value, filter);
    if (value.length === 0 && keys.length === 0 && !context.showHidden) return whole(`${head}[]`);
    return shape('', keys, [`${head}[`, ']'], typedArrayEntries, ARRAY_EXTRAS);
  }
  if (className === 'Map Iterator' || className === 'Set Iterator') {
    const pairs = native.iteratorEntries(value)[1];
    const kind = pairs ? className.replace('Iterator', 'Entries') : className;
    const head = tag === className ? `[${kind}] {` : `${tag ? `[${tag}] ` : ''}[${kind}] {`;
    return shape('', ownKeys(value, context.showHidden), [head, '}'], iteratorEntries);
  }
  return undefined;
}

function boxedBase(context, value, keys, name, tag, className) {
  if (className === 'String') keys.splice(0, value.length); // the characters
  let base = `[${className}`;
  if (className !== name) base += name === null ? ' (null prototype)' : ` (${name})`;
  const plain = { ...context, style: stylePlain };
  base += `: ${formatPrimitive(plain, boxes[className].prototype.valueOf.call(value))}]`;
  return tag !== '' && tag !== name ? `${base} [${tag}]` : base;
}

function shapeDate(context, value, name, tag, keys) {
  let base = Number.isNaN(Date.prototype.getTime.call(value))
    ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
  const head = prefix(name, tag, 'Date');
  if (head !== 'Date ') base = `${head}${base}`;
  return keys.length === 0 ? whole(context.style(base, 'date')) : shape(base, keys, ['{', '}'], emptyEntries);
}

function shapeRegExp(context, value, name, tag, keys, depth) {
  let base = RegExp.prototype.toString.call(value);
  const head = prefix(name, tag, 'RegExp');
  if (head !== 'RegExp ') base = `${head}${base}`;
  if (keys.length === 0 || (depth > context.depth && context.depth !== null)) return whole(context.style(base, 'regexp'));
  return shape(base, keys, ['{', '}'], emptyEntries);
}

function shapeBuffer(context, value, name, tag, keys, isNested, className) {
  const head = prefix(name, tag, className);
  if (isNested && keys.length === 0) {
    return whole(`${head}{ byteLength: ${context.style(`${value.byteLength}`, 'number')} }`);
  }
  keys.unshift('byteLength');
  return shape('', keys, [`${head}{`, '}'], isNested ? emptyEntries : arrayBufferEntries);
}

const collections = { WeakSet: unknownEntries, WeakMap: unknownEntries, Promise: promiseEntries };

function shapeObject(context, value, name, tag, className, depth, isNested) {
  const keys = ownKeys(value, context.showHidden);
  if (className === 'Arguments') {
    return keys.length === 0 ? whole('[Arguments] {}') : shape('', keys, ['[Arguments] {', '}'], emptyEntries);
  }
  if (typeof value === 'function') {
    const base = functionBase(value, name, tag);
    return keys.length === 0 ? whole(context.style(base, 'special')) : shape(base, keys, ['{', '}'], emptyEntries);
  }
  if (className === 'RegExp') return shapeRegExp(context, value, name, tag, keys, depth);
  if (className === 'Date') return shapeDate(context, value, name, tag, keys);
  if (className === 'Error' || value instanceof Error) {
    const base = formatError(context, value, name, tag, keys);
    return keys.length === 0 ? whole(base) : shape(base, keys, ['{', '}'], emptyEntries);
  }
  if (className === 'ArrayBuffer' || className === 'SharedArrayBuffer') {
    return shapeBuffer(context, value, name, tag, keys, isNested, className);
  }
  if (className === 'DataView') {
    keys.unshift('byteLength', 'byteOffset', 'buffer');
    return shape('', keys, [`${prefix(name, tag, 'DataView')}{`, '}'], emptyEntries);
  }
  if (collections[className]) {
    return shape('', keys, [`${prefix(name, tag, className)}{`, '}'], collections[className]);
  }
  if (className === 'Module') {
    return shape('', keys, [`${prefix(name, tag, 'Module')}{`, '}'], emptyEntries);
  }
  if (boxes[className]) {
    const base = boxedBase(context, value, keys, name, tag, className);
    return keys.length === 0 ? whole(base) : shape(base, keys, ['{', '}'], emptyEntries);
  }
  const head = name === 'Object' && tag === '' ? '' : prefix(name, tag, 'Object');
  return keys.length === 0 ? whole(`${head}{}`) : shape('', keys, [`${head}{`, '}'], emptyEntries);
}

// The tag is shown only where it is not listed as a property as well.
function shownTag(context, value) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const listed = context.showHidden ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return listed ? '' : tag;
}

function formatRaw(context, value, depth, isNested) {
  const name = constructorName(value, context, depth);
  const tag = shownTag(context, value);
  const className = native.classOf(value);
  const isIterable = Symbol.iterator in value || name === null;
  const parts = (isIterable && shapeIterable(context, value, name, tag, className))
    || shapeObject(context, value, name, tag, className, depth, isNested);
  if (parts.done !== undefined) return parts.done;
  if (depth > context.depth && context.depth !== null) {
    const text = prefix(name, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return context.style(name === null ? text : `[${text}]`, 'special');
  }
  return formatContents(context, value, depth + 1, parts);
}

function formatContents(context, value, depth, { base, keys, braces, entries, kind }) {
  context.seen.push(value);
  context.currentDepth = depth;
  const output = entries(context, value, depth);
  for (const key of keys) output.push(formatProperty(context, value, depth, key, kind));
  if (context.circular !== undefined && context.circular.has(value)) {
    const reference = context.style(`<ref *${context.circular.get(value)}>`, 'special');
    base = base === '' ? reference : `${reference} ${base}`;
  }
  context.seen.pop();
  if (context.sorted && kind === OBJECT) output.sort(context.sorted === true ? undefined : context.sorted);
  return layOut(context, output, base, braces, kind, depth, value);
}

function getterText(context, owner, descriptor, depth) {
  const label = descriptor.set === undefined ? 'Getter' : 'Getter/Setter';
  const isWanted = context.getters === true || (context.getters === 'get') === (descriptor.set === undefined);
  if (!context.getters || !isWanted) return context.style(`[${label}]`, 'special');
  try {
    const value = descriptor.get.call(owner);
    context.indentation += 2;
    const text = value === null || typeof value !== 'object' ? formatValue(context, value, depth) : undefined;
    const result = text === undefined ? `[${label}] ${formatValue(context, value, depth)}` : `[${label}: ${text}]`;
    context.indentation -= 2;
    return result;
  } catch (error) {
    return `[${label}: <Inspection threw (${error.message})>]`;
  }
}

function formatProperty(context, owner, depth, key, kind) {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key)
    || { value: owner[key], configurable: true, enumerable: true };
  let text, gap = ' ';
  if (descriptor.value !== undefined) {
    const shift = context.compact !== true || kind !== OBJECT ? 2 : 3;
    context.indentation += shift;
    text = formatValue(context, descriptor.value, depth);
    if (shift === 3 && context.breakLength < text.length) gap = `\n${' '.repeat(context.indentation)}`;
    context.indentation -= shift;
  } else if (descriptor.get !== undefined) {
    text = getterText(context, owner, descriptor, depth);
  } else if (descriptor.set !== undefined) {
    text = context.style('[Setter]', 'special');
  } else {
    text = context.style('undefined', 'undefined');
  }
  if (kind === ARRAY) return text;
  return `${formatKey(context, key, descriptor.enumerable)}:${gap}${text}`;
}

function formatProxy(context, [target, handler], depth) {
  if (depth > context.depth && context.depth !== null) return context.style('Proxy [Array]', 'special');
  context.indentation += 2;
  const parts = [formatValue(context, target, depth + 1), formatValue(context, handler, depth + 1)];
  context.indentation -= 2;
  return layOut(context, parts, '', ['Proxy [', ']'], ARRAY_EXTRAS, depth + 1);
}

function formatCustom(context, value, original, depth) {
  const method = value[custom];
  if (typeof method !== 'function' || method === inspect) return undefined;
  if (value.constructor && value.constructor.prototype === value) return undefined;
  const left = context.depth === null ? null : context.depth - depth;
  const options = { ...defaults, ...context.options, depth: left, stylize: (text, kind) => context.style(`${text}`, kind) };
  const result = method.call(original, left, options, inspect);
  if (result === original) return undefined;
  if (typeof result !== 'object') return `${result}`;
  return formatValue(context, result, depth).replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
}

function circularMark(context, value) {
  context.circular ??= new Map();
  if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
  return context.style(`[Circular *${context.circular.get(value)}]`, 'special');
}

function formatValue(context, value, depth, isNested) {
  if (value === null) return context.style('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(context, value);
  const original = value;
  const proxy = native.proxyParts(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return context.style('<Revoked Proxy>', 'special');
    if (context.showProxy) return formatProxy(context, proxy, depth);
    value = proxy[0];
    if (native.proxyParts(value) !== undefined) return formatValue(context, value, depth, isNested);
  }
  if (context.customInspect) {
    const text = formatCustom(context, value, original, depth);
    if (text !== undefined) return text;
  }
  if (context.seen.includes(value)) return circularMark(context, value);
  return formatRaw(context, value, depth, isNested);
}

// inspect(value, options) or, as in old programs, inspect(value, showHidden, depth, colors)
function inspect(value, options, depth, colors) {
  if (typeof options === 'boolean') options = { showHidden: options };
  options = { ...options };
  if (depth !== undefined && arguments.length >= 3) options.depth = depth;
  if (colors !== undefined && arguments.length >= 4) options.colors = colors;
  try {
    return formatValue(newContext(options), value, 0);
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) {
      return '[Object: Inspection interrupted prematurely. Maximum call stack size exceeded.]';
    }
    throw error;
  }
}

inspect.custom = custom;
inspect.defaultOptions = defaults;

internal.inspect = inspect;
internal.quote = quote;
})
