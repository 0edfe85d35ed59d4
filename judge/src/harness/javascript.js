// Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
'use strict';
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
let at = 0;
const line = () => lines[at++];
const frame = line();
const out = [];
const write = process.stdout.write.bind(process.stdout);
let stage = 'load';
let place = 0;
// A longer list or tree has no end.
const NODES_MAX = 2000000;

globalThis.ListNode = class ListNode {
  constructor(val, next) {
    this.val = val === undefined ? 0 : val;
    this.next = next === undefined ? null : next;
  }
};
globalThis.TreeNode = class TreeNode {
  constructor(val, left, right) {
    this.val = val === undefined ? 0 : val;
    this.left = left === undefined ? null : left;
    this.right = right === undefined ? null : right;
  }
};
const { ListNode, TreeNode } = globalThis;

const no = (what) => { throw new TypeError(`no ${what}`); };
const words = () => {
  const text = line();
  return text === '' ? [] : text.split(' ');
};
const integer = (value) => (Number.isInteger(value) ? String(value) : typeof value === 'bigint' ? String(value) : no('integer'));
const array = (value) => (Array.isArray(value) || ArrayBuffer.isView(value) ? value : no('array'));

const read_int = () => Number(line());
const read_float = read_int;
const read_long = read_int;
const read_bool = () => line() === '1';
const read_string = () => {
  const text = line();
  if (!text.includes('\\')) return text;
  return text.split('\\\\').map((part) => part.replaceAll('\\n', '\n').replaceAll('\\r', '\r')).join('\\');
};
const read_char = read_string;
const read_ints = () => words().map(Number);
const read_longs = read_ints;
const read_floats = read_ints;
const read_bools = () => words().map((word) => word === '1');
const read_chars = () => read_string().split('');
const read_list = () => words().reduceRight((next, word) => new ListNode(Number(word), next), null);
const read_tree = () => {
  const nodes = words().map((word) => (word === '#' ? null : new TreeNode(Number(word))));
  const parents = nodes.filter((node) => node !== null);
  for (let i = 1; i < nodes.length; i++) parents[(i - 1) >> 1][i % 2 ? 'left' : 'right'] = nodes[i];
  return nodes.length ? nodes[0] : null;
};
const read_array = (item) => () => {
  const items = [];
  for (let left = Number(line()); left > 0; left--) items.push(item());
  return items;
};
const read_optional = (inner) => () => (line() === '1' ? inner() : null);
const read_graph = read_array(read_ints);

const float = (value) => (typeof value === 'number' ? String(value) : no('number'));
const bool = (value) => (value === true ? '1' : value === false ? '0' : no('boolean'));
const string = (value) => {
  if (typeof value !== 'string') no('string');
  return /[\\\n\r]/.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : value;
};
const write_int = (value) => out.push(integer(value));
const write_long = write_int;
const write_float = (value) => out.push(float(value));
const write_bool = (value) => out.push(bool(value));
const write_string = (value) => out.push(string(value));
const write_char = write_string;
const write_ints = (value) => out.push(Array.from(array(value), integer).join(' '));
const write_longs = write_ints;
const write_floats = (value) => out.push(Array.from(array(value), float).join(' '));
const write_bools = (value) => out.push(Array.from(array(value), bool).join(' '));
const write_chars = (value) => out.push(string(array(value).join('')));
const write_list = (node) => {
  const values = [];
  for (; node !== null; node = node.next) {
    if (values.push(integer(node.val)) > NODES_MAX) no('list: it has no end');
    if (node.next === undefined) break;
  }
  out.push(values.join(' '));
};
const write_tree = (root) => {
  const values = [];
  const nodes = [root];
  for (const node of nodes) {
    if (node === null || node === undefined) {
      values.push('#');
      continue;
    }
    if (values.push(integer(node.val)) > NODES_MAX) no('tree: it has no end');
    nodes.push(node.left, node.right);
  }
  while (values.at(-1) === '#') values.pop();
  out.push(values.join(' '));
};
const write_array = (item) => (value) => {
  out.push(String(array(value).length));
  value.forEach(item);
};
const write_optional = (inner) => (value) => {
  const isNothing = value === null || value === undefined;
  out.push(isNothing ? '0' : '1');
  if (!isNothing) inner(value);
};
const write_graph = write_array(write_ints);

class Misuse extends Error {}

function checked(given, count) {
  if (given.length > count) throw new Misuse('arity');
  return given;
}

function callFunction({ fn, Solution }) {
  const reads = @READS@;
  const writes = @WRITES@;
  let call = fn;
  if (typeof Solution === 'function' && Solution.prototype && typeof Solution.prototype['@NAME@'] === 'function') {
    checked(Solution.prototype['@NAME@'], reads.length);
    call = (...given) => new Solution()['@NAME@'](...given);
  } else if (typeof fn !== 'function') throw new Misuse('missing');
  checked(call, reads.length);
  for (const count = read_int(); place < count; place++) {
    const given = reads.map((read) => read());
    stage = 'call';
    const returned = call(...given);
    stage = 'write';
    for (const [which, write] of writes) write(which < 0 ? returned : given[which]);
  }
}

function useClass({ fn: Kind }) {
  const reads = @READS@;
  const methods = @METHODS@;
  if (typeof Kind !== 'function' || !Kind.prototype) throw new Misuse('missing');
  checked(Kind, reads.length);
  for (const [name, given] of methods) {
    if (typeof Kind.prototype[name] !== 'function') throw new Misuse('missing');
    checked(Kind.prototype[name], given.length);
  }
  for (const objects = read_int(); place < objects; place++) {
    const count = read_int();
    const given = reads.map((read) => read());
    stage = 'call';
    const one = new Kind(...given);
    for (let left = count - 1; left > 0; left--) {
      const [name, methodReads, write] = methods[read_int() - 1];
      const methodGiven = methodReads.map((read) => read());
      stage = 'call';
      const returned = one[name](...methodGiven);
      stage = 'write';
      if (write) write(returned);
    }
  }
}

function end(state) {
  out.push(`${frame} ${state} ${place}\n`);
  write(`${frame}\n${out.join('\n')}`);
  if (state === 'missing' || state === 'arity') process.exit(1);
}

function run(found) {
  try {
    (@CLASS@ ? useClass : callFunction)(found ?? {});
  } catch (error) {
    if (error instanceof Misuse) return end(error.message);
    if (stage === 'write') return end('type');
    if (error instanceof Error) error.stack = error.stack.replace(/\n    at [^\n]*mettle\.js:[^\n]*/g, '');
    throw error;
  }
  return end('done');
}

const found = () => globalThis[Symbol.for('mettle')];
let loaded = true;
try {
  require('./@MAIN@');
} catch (error) {
  // An ES module: what is wrong with both was found when it was compiled.
  if (!(error instanceof SyntaxError)) throw error;
  loaded = false;
}
if (loaded) run(found());
else import('./@MAIN@').then(() => run(found()));
