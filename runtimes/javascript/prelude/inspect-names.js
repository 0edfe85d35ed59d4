(function (native, internal) {
'use strict';
// util.inspect, part 3: what a value is called ("Foo(2) [Map] ", "[class A extends B]").

// Name of the nearest constructor that the value is an instance of; null without a prototype.
function constructorName(value, context, depth) {
  let firstProto;
  for (let object = value; object !== null && object !== undefined;) {
    const own = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (own !== undefined && typeof own.value === 'function' && own.value.name !== ''
        && typeof own.value.name === 'string' && isInstance(value, own.value)) {
      return own.value.name;
    }
    object = Object.getPrototypeOf(object);
    if (firstProto === undefined) firstProto = object;
  }
  if (firstProto === null) return null;
  const name = native.classOf(value) || 'Object';
  if (depth > context.depth && context.depth !== null) return `${name} <Complex prototype>`;
  const above = constructorName(firstProto, context, depth + 1);
  if (above === null) {
    return `${name} <${internal.inspect(firstProto, { ...context.options, customInspect: false, depth: -1 })}>`;
  }
  return `${name} <${above}>`;
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

function prefix(name, tag, fallback, size = '') {
  if (name === null) {
    if (tag !== '' && fallback !== tag) return `[${fallback}${size}: null prototype] [${tag}] `;
    return `[${fallback}${size}: null prototype] `;
  }
  if (tag !== '' && name !== tag) return `${name}${size} [${tag}] `;
  return `${name}${size} `;
}

const comments = /(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g;

function isClass(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const body = source.slice(5, -1);
  const brace = body.indexOf('{');
  if (brace === -1) return false;
  return !body.slice(0, brace).includes('(') || /^(\s+[^(]*?)\s*{/.test(body.replace(comments, ''));
}

function classBase(value, name, tag) {
  const own = Object.hasOwn(value, 'name') && value.name;
  let base = `class ${own || '(anonymous)'}`;
  if (name !== 'Function' && name !== null) base += ` [${name}]`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  if (name === null) return `[${base} extends [null prototype]]`;
  const above = Object.getPrototypeOf(value).name;
  return `[${base}${above ? ` extends ${above}` : ''}]`;
}

const functionKinds = {
  GeneratorFunction: 'GeneratorFunction', AsyncFunction: 'AsyncFunction',
  AsyncGeneratorFunction: 'AsyncGeneratorFunction',
};

function functionBase(value, name, tag) {
  if (isClass(Function.prototype.toString.call(value))) return classBase(value, name, tag);
  const kind = functionKinds[native.classOf(value)] || 'Function';
  let base = `[${kind}`;
  if (name === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)]' : `: ${String(value.name)}]`;
  if (name !== kind && name !== null) base += ` ${name}`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  return base;
}

internal.inspectNames = { constructorName, prefix, functionBase };
})
