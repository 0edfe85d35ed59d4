(function (native, internal) {
'use strict';
// Last of the prelude: runs the user's program and reports how it ended.

const { process } = internal;

const UNSETTLED_AWAIT = 13; // Node's exit code for a top-level await that never settles

// [file, line, column] of the first frame in a file of the user.
function position(error) {
  for (const [, file, line, column] of String(error.stack).matchAll(/^ {4}at (?:.*? \()?(\/[^\n]*?):(\d+):(\d+)\)?$/gm)) {
    if (internal.sources.has(file)) return [file, Number(line), Number(column)];
  }
  return undefined;
}

// The source line with a caret below, as Node shows it above an error.
function excerpt(error) {
  const found = position(error);
  if (found === undefined) return '';
  const [file, line, column] = found;
  const text = internal.sources.get(file).split('\n')[line - 1];
  if (text === undefined || text.length > 500) return `${file}:${line}\n`;
  const before = text.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ');
  return `${file}:${line}\n${text.trimEnd()}\n${before}^\n\n`;
}

// The frame of a syntax error only repeats the excerpt.
function withoutOwnFrame(error, text) {
  return error instanceof SyntaxError ? text.replace(/\n {4}at \/[^\n]*:\d+:\d+(?=\n|$)/, '') : text;
}

function describe(error, origin) {
  if (error instanceof Error) return `${excerpt(error)}${withoutOwnFrame(error, internal.inspect(error))}\n`;
  if (origin === 'uncaughtException') return `Uncaught:\n${internal.inspect(error)}\n`;
  const shown = typeof error === 'string' ? error : internal.inspect(error);
  return `[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${shown}".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n`;
}

// Prints an error that nobody caught and ends the program.
function die(error, origin) {
  let text;
  try {
    text = describe(error, origin);
  } catch {
    text = 'Uncaught exception that cannot be printed\n';
  }
  if (error === null || (native.classOf(error) === 'Error' && error.message === 'out of memory')) {
    text = `FATAL ERROR: JavaScript heap out of memory\n${error === null ? '' : text}`;
  }
  native.write(2, text);
  process.exitCode = 1;
  try {
    process.exit(1);
  } catch (later) {
    native.write(2, describe(later, 'uncaughtException'));
    native.exit(7);
  }
}

internal.uncaught = (error, origin) => {
  if (process.listenerCount('uncaughtException') === 0 || internal.isExiting()) die(error, origin);
  try {
    process.emit('uncaughtException', error, origin);
  } catch (later) {
    native.write(2, describe(later, 'uncaughtException'));
    native.exit(7);
  }
};

internal.unhandledRejection = (reason, promise) => {
  if (process.listenerCount('unhandledRejection') > 0) process.emit('unhandledRejection', reason, promise);
  else internal.uncaught(reason, 'unhandledRejection');
};

function runProgram(file) {
  let promise;
  try {
    promise = internal.runMain(file);
  } catch (error) {
    internal.uncaught(error, 'uncaughtException');
  }
  if (promise !== undefined) {
    promise.catch((error) => internal.uncaught(error, 'uncaughtException'));
    internal.runJobs(); // in an ES module promise jobs come before process.nextTick
  }
  return promise;
}

function finish(promise) {
  internal.runLoop();
  do {
    process.emit('beforeExit', Number(process.exitCode ?? 0));
    internal.runLoop();
  } while (internal.isAlive());
  if (promise !== undefined && native.promiseState(promise)[0] === 0 && process.exitCode === undefined) {
    native.write(2, 'Warning: Detected unsettled top-level await\n');
    process.exitCode = UNSETTLED_AWAIT;
  }
  process.exit();
}

// `--check FILE...`: compiles the files without running any, as the judge does before the first test.
function check(files) {
  internal.isChecking = true;
  for (const name of files) {
    const file = internal.path.resolve(internal.workingDirectory, name);
    try {
      internal.checkSource(file);
    } catch (error) {
      native.write(2, describe(error, 'uncaughtException'));
      return 1;
    }
  }
  return 0;
}

// argv = [file, ...arguments]
internal.start = (argv) => {
  const directory = native.workingDirectory();
  internal.workingDirectory = directory;
  if (argv[0] === '--check') return check(argv.slice(1));
  const file = internal.path.resolve(argv[0]);
  if (directory === '/') internal.workingDirectory = internal.path.dirname(file);
  internal.startProcess(['/usr/bin/node', file, ...argv.slice(1)]);
  if (native.fileKind(file) !== 'file') {
    native.write(2, `Cannot find module '${file}'\n`);
    return 1;
  }
  finish(runProgram(file));
  return 0;
};
})
