(function (native, internal) {
'use strict';
// require() and import: built-in modules and the files of the submission.

const { coded } = internal.errors;
const { path } = internal;

const sources = new Map(); // absolute path -> source text, for the line shown with an error
const cache = Object.create(null);
// What Node has, and the sandbox does not.
const refused = ['child_process', 'cluster', 'dgram', 'dns', 'http', 'http2', 'https', 'inspector', 'net', 'tls', 'vm', 'worker_threads', 'v8', 'zlib', 'crypto'];

function builtinName(specifier) {
  const name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
  if (name in internal.modules) return name;
  if (refused.includes(name)) {
    throw coded(Error, 'MODULE_NOT_FOUND', `Cannot find module '${specifier}': it does not exist in the sandbox`);
  }
  if (specifier.startsWith('node:')) throw coded(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
  return undefined;
}

function notFound(specifier, from) {
  const error = new Error(`Cannot find module '${specifier}'${from ? `\nRequire stack:\n- ${from}` : ''}`);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = from ? [from] : [];
  return error;
}

const isFile = (file) => native.fileKind(file) === 'file';

// The file that a relative or absolute specifier means.
function resolveFile(specifier, from) {
  const isPath = /^(\.{0,2}\/|\.{1,2}$)/.test(specifier);
  const base = path.resolve(path.dirname(from), specifier);
  const names = ['', '.js', '.mjs', '.cjs', '.json', '/index.js', '/index.mjs', '/index.json'];
  const found = isPath && names.map((name) => base + name).find(isFile);
  if (!found) throw notFound(specifier, from);
  return found;
}

function readSource(file) {
  const bytes = native.readFile(file);
  if (typeof bytes === 'number') throw notFound(file);
  let source = native.decodeUtf8(new Uint8Array(bytes));
  if (source.startsWith('\ufeff')) source = source.slice(1);
  sources.set(file, source);
  return source;
}

class Module {
  constructor(id, parent) {
    this.id = id;
    this.path = path.dirname(id);
    this.exports = {};
    this.filename = id;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    internal.define(this, { parent });
  }

  require(specifier) {
    const name = builtinName(specifier);
    return name !== undefined ? internal.modules[name] : requireFile(resolveFile(specifier, this.filename), this);
  }

  // Runs the file's function.
  run(compiled) {
    compiled.call(this.exports, this.exports, requireFor(this), this, this.filename, this.path);
    this.loaded = true;
  }
}

function requireFor(module) {
  const require = (specifier) => {
    if (typeof specifier !== 'string') throw internal.errors.invalidArgument('id', 'of type string', specifier);
    return module.require(specifier);
  };
  require.resolve = (specifier) => (builtinName(specifier) !== undefined ? specifier : resolveFile(specifier, module.filename));
  require.main = internal.mainModule;
  require.cache = cache;
  require.extensions = {};
  return require;
}

function parseJson(file) {
  try {
    return JSON.parse(readSource(file));
  } catch (error) {
    if (error instanceof SyntaxError) error.message = `${file}: ${error.message}`;
    throw error;
  }
}

function requireFile(file, parent) {
  if (cache[file]) {
    if (parent && !parent.children.includes(cache[file])) parent.children.push(cache[file]);
    return cache[file].exports;
  }
  if (file.endsWith('.mjs')) {
    throw coded(Error, 'ERR_REQUIRE_ESM', `require() of ES Module ${file} not supported.\nInstead change the require of ${path.basename(file)} to a dynamic import() which is available in all CommonJS modules.`);
  }
  const module = new Module(file, parent);
  cache[file] = module;
  parent?.children.push(module);
  try {
    if (file.endsWith('.json')) module.exports = parseJson(file);
    else module.run(native.compileFunction(readSource(file), file));
  } catch (error) {
    delete cache[file];
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

// ---- ES modules ----

function isEsModule(file, source) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  try {
    native.compileFunction(source, file);
    return false;
  } catch {
    return true; // whichever it is, the module compiler has the better message
  }
}

// What `import` of a CommonJS value offers: itself as default, and its properties by name.
function exportsOf(value) {
  const named = {};
  if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
    for (const key of Object.keys(value)) if (key !== 'default' && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) named[key] = value[key];
  }
  return { default: value, named };
}

function resolveImport(base, specifier) {
  const name = builtinName(specifier);
  if (name !== undefined) return `node:${name}`;
  try {
    return resolveFile(specifier.startsWith('file://') ? specifier.slice(7) : specifier, base);
  } catch (error) {
    const kind = /^[./]/.test(specifier) ? 'module' : 'package';
    throw coded(Error, 'ERR_MODULE_NOT_FOUND', `Cannot find ${kind} '${specifier}' imported from ${base}`);
  }
}

native.setModuleHooks(
  resolveImport,
  (file) => {
    if (file.startsWith('node:')) return exportsOf(internal.modules[file.slice(5)]);
    if (file.endsWith('.json')) return exportsOf(parseJson(file));
    const source = readSource(file);
    if (isEsModule(file, source)) return source;
    return exportsOf(internal.isChecking ? undefined : requireFile(file)); // a check runs nothing
  },
);

// Starts the main file. The result is a promise for an ES module, undefined otherwise.
function runMain(file) {
  const source = readSource(file);
  if (file.endsWith('.mjs')) return native.runModule(source, file);
  let compiled;
  try {
    compiled = native.compileFunction(source, file);
  } catch (error) {
    if (!(error instanceof SyntaxError) || file.endsWith('.cjs')) throw error;
    return asModule(source, error, () => native.runModule(source, file));
  }
  const module = new Module(file);
  module.id = '.';
  internal.mainModule = module;
  internal.process.mainModule = module;
  cache[file] = module;
  module.run(compiled);
  return undefined;
}

// Compiles a file as `runMain` would, without running it; throws what that would throw.
function checkSource(file) {
  const source = readSource(file);
  if (file.endsWith('.json')) return;
  if (file.endsWith('.mjs')) {
    native.checkModule(source, file);
    return;
  }
  try {
    native.compileFunction(source, file);
  } catch (error) {
    if (!(error instanceof SyntaxError) || file.endsWith('.cjs')) throw error;
    asModule(source, error, () => native.checkModule(source, file));
  }
}

// A file that is no CommonJS may be an ES module: `import`, `export`, top-level await.
function asModule(source, commonJsError, compile) {
  const looksLikeModule = /^\s*(?:import|export)\b(?!\s*\()/m.test(source);
  try {
    return compile();
  } catch (error) {
    throw error instanceof SyntaxError && !looksLikeModule ? commonJsError : error;
  }
}

function createRequire(file) {
  return requireFor(new Module(`${file}`.replace(/^file:\/\//, '')));
}

const builtinModules = Object.keys(internal.modules);
internal.modules.module = Object.assign(Module, { Module, createRequire, builtinModules, isBuiltin: (name) => name.replace(/^node:/, '') in internal.modules, _cache: cache });
internal.modules.console = internal.console;
Object.assign(internal, { runMain, checkSource, sources });
})
