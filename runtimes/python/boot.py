"""Runs once, before the memory of the interpreter is kept as the snapshot every program starts
from. Imports what contest programs import, and replaces the way a program is run and ended by
one that needs no further imports.

Keep in mind that everything here happens on the machine that prepares the runtimes: no file
descriptor, clock reading or random number of now may survive into the snapshot.
"""

import _io
import atexit
import builtins
import gc
import os
import posixpath
import sys
import threading
import traceback

# Imported for the programs; their own import statements then only look the module up.
import abc, array, ast, base64, binascii, bisect, calendar, cmath, codecs, collections.abc
import contextlib, copy, copyreg, csv, dataclasses, datetime, decimal, encodings.ascii
import encodings.latin_1, encodings.utf_8, encodings.utf_8_sig, enum, errno, fractions, functools
import hashlib, heapq, inspect, io, itertools, json, keyword, linecache, locale, math, numbers
import operator, pprint, queue, random, re, reprlib, secrets, select, signal, statistics, string
import struct, textwrap, time, timeit, token, tokenize, types, typing, unicodedata, warnings
import weakref, zlib

import _colorize
import _reactor

WORK_FOLDER = "/w"
SELF = __file__

# Objects that only the end of the interpreter closes, finishes or finalises. A program that
# mentions one is ended the long way; all others lose nothing by a short end.
NEEDS_FINALISING = (
    b"__del__", b"weakref", b"fdopen", b"FileIO", b"BufferedWriter", b"TextIOWrapper",
    b"ExitStack", b"yield", b"tempfile", b"multiprocessing", b"concurrent",
)


def run(argv, environ):
    """What the embedding calls with ["python", "main.py", ...]; gives the exit code."""
    program = argv[1]
    sys.orig_argv = list(argv)
    sys.argv = argv[1:]
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(WORK_FOLDER)
    sys.path.insert(0, posixpath.dirname(posixpath.join(WORK_FOLDER, program)))
    random.seed()
    code, source = 1, b""
    try:
        with _io.open_code(posixpath.join(WORK_FOLDER, program)) as file:
            source = file.read()
    except OSError as error:
        print(f"python: can't open file {program!r}: {error}", file=sys.stderr)
        code = 2
    else:
        code = run_source(program, source)
    if needs_finalising(source):
        return code
    end(code)


def run_source(program, source):
    main = type(sys)("__main__")
    main.__dict__.update(
        __builtins__=builtins, __file__=posixpath.join(WORK_FOLDER, program), __spec__=None,
        __loader__=None, __package__=None, __doc__=None, __annotations__={},
    )
    del main.__dict__["__annotations__"]
    sys.modules["__main__"] = main
    try:
        exec(compile(source, program, "exec", dont_inherit=True), main.__dict__)
        return 0
    except SystemExit as request:
        return exit_code(request.code)
    except BaseException as error:
        report(error)
        return 1


def exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    try:
        sys.stdout.flush()
        print(code, file=sys.stderr)
    except Exception:
        pass
    return 1


def report(error):
    """Prints the traceback as the interpreter does, without the frames of this file."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == SELF:
        frames = frames.tb_next
    error = error.with_traceback(frames)
    try:
        sys.stdout.flush()
    except Exception:
        pass
    try:
        sys.excepthook(type(error), error, frames)
    except BaseException as failure:
        print("Error in sys.excepthook:", file=sys.stderr)
        sys.__excepthook__(type(failure), failure, failure.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(type(error), error, frames)


def needs_finalising(source):
    if any(word in source for word in NEEDS_FINALISING):
        return True
    # open(0) only reads; any other opened file may hold unwritten output.
    if source.count(b"open(") > source.count(b"open(0"):
        return True
    own = WORK_FOLDER + "/"
    return any(
        (getattr(module, "__file__", None) or "").startswith(own)
        for name, module in list(sys.modules.items())
        if name != "__main__"
    )


def end(code):
    """Ends the program without taking the interpreter apart object by object."""
    try:
        threading._shutdown()
        atexit._run_exitfuncs()
    except BaseException as error:
        report(error)
    for stream in (sys.stdout, sys.__stdout__, sys.stderr):
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException as error:
            if stream is not sys.stderr:
                code = 120
                sys.__stderr__.write(f"Exception ignored while flushing sys.stdout:\n{error!r}\n")
    os._exit(code)


# There are no threads. The usual reason for one in a contest is a larger stack, and then it is
# started and joined at once: running it at start() gives what the program wants.


def start(self):
    if not self._initialized:
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    self._ident = threading.get_ident()
    self._started.set()
    try:
        self.run()
    except SystemExit:
        pass
    except BaseException:
        threading.excepthook(threading.ExceptHookArgs([*sys.exc_info(), self]))
    self._os_thread_handle._set_done()


def stack_size(size=0):
    return 0


threading.Thread.start = start
threading.stack_size = stack_size

_reactor.run = run
sys.path.remove("/mettle")
sys.path_importer_cache.pop("/mettle", None)
del sys.modules["boot"]
sys.modules["__main__"].__dict__.clear()
