(function (native, internal) {
'use strict';
// util.

const { inspect, format, formatWithOptions } = internal;
const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  if (typeof original !== 'function') throw internal.errors.invalidArgument('original', 'of type function', original);
  if (original[promisifyCustom]) return original[promisifyCustom];
  const promised = function (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  };
  return Object.defineProperties(Object.setPrototypeOf(promised, Object.getPrototypeOf(original)), Object.getOwnPropertyDescriptors(original));
}
promisify.custom = promisifyCustom;

function callbackify(original) {
  return function (...args) {
    const callback = args.pop();
    original.apply(this, args).then(
      (value) => internal.nextTick(callback, null, value),
      (error) => internal.nextTick(callback, error || new Error('Promise was rejected with a falsy value')),
    );
  };
}

function inherits(constructor, parent) {
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

function deprecate(callback, message, code) {
  let warned = false;
  return function (...args) {
    if (!warned) {
      warned = true;
      native.write(2, `(node) ${code ? `[${code}] ` : ''}DeprecationWarning: ${message}\n`);
    }
    return new.target ? Reflect.construct(callback, args, new.target) : callback.apply(this, args);
  };
}

const hasClass = (...names) => (value) => names.includes(native.classOf(value));
const typedArrays = ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'];
const types = {
  isDate: hasClass('Date'), isRegExp: hasClass('RegExp'), isMap: hasClass('Map'), isSet: hasClass('Set'),
  isWeakMap: hasClass('WeakMap'), isWeakSet: hasClass('WeakSet'), isPromise: hasClass('Promise'),
  isNativeError: hasClass('Error'), isArrayBuffer: hasClass('ArrayBuffer'), isSharedArrayBuffer: hasClass('SharedArrayBuffer'),
  isAnyArrayBuffer: hasClass('ArrayBuffer', 'SharedArrayBuffer'), isDataView: hasClass('DataView'),
  isTypedArray: hasClass(...typedArrays), isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isGeneratorObject: hasClass('Generator'), isGeneratorFunction: hasClass('GeneratorFunction', 'AsyncGeneratorFunction'),
  isAsyncFunction: hasClass('AsyncFunction', 'AsyncGeneratorFunction'), isArgumentsObject: hasClass('Arguments'),
  isBoxedPrimitive: hasClass('Number', 'String', 'Boolean', 'Symbol', 'BigInt'), isNumberObject: hasClass('Number'),
  isStringObject: hasClass('String'), isBooleanObject: hasClass('Boolean'), isSymbolObject: hasClass('Symbol'),
  isBigIntObject: hasClass('BigInt'), isMapIterator: hasClass('Map Iterator'), isSetIterator: hasClass('Set Iterator'),
  isProxy: (value) => native.proxyParts(value) !== undefined, isModuleNamespaceObject: hasClass('Module'), isExternal: () => false,
};
for (const name of typedArrays) types[`is${name}`] = hasClass(name);

const styles = { bold: [1, 22], italic: [3, 23], underline: [4, 24], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39] };

const util = {
  inspect, format, formatWithOptions, promisify, callbackify, inherits, deprecate, types,
  isDeepStrictEqual: (a, b) => internal.isDeepEqual(a, b, true),
  isArray: Array.isArray,
  stripVTControlCharacters: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
  styleText: (style, text) => [style].flat().reduce((all, name) => `\u001b[${styles[name][0]}m${all}\u001b[${styles[name][1]}m`, text),
  toUSVString: (text) => `${text}`.toWellFormed(),
  debuglog: () => Object.assign(() => {}, { enabled: false }),
  TextEncoder, TextDecoder,
  isBoolean: (value) => typeof value === 'boolean', isNumber: (value) => typeof value === 'number', isString: (value) => typeof value === 'string',
  isFunction: (value) => typeof value === 'function', isUndefined: (value) => value === undefined, isNull: (value) => value === null,
  isNullOrUndefined: (value) => value == null, isObject: (value) => value !== null && typeof value === 'object',
  isRegExp: types.isRegExp, isDate: types.isDate, isError: (value) => value instanceof Error, isPrimitive: (value) => Object(value) !== value,
};
util.debug = util.debuglog;
internal.modules.util = util;
internal.modules['util/types'] = types;
internal.modules.string_decoder = { StringDecoder: internal.StringDecoder };
})
