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

# Imported for the programs; their own import statements then only look the module up.
import abc, array, ast, base64, binascii, bisect, calendar, cmath, codecs, collections.abc
import contextlib, copy, copyreg, csv, dataclasses, datetime, decimal, encodings.ascii
import encodings.latin_1, encodings.utf_8, encodings.utf_8_sig, enum, errno, fractions, functools
import hashlib, heapq, inspect, io, itertools, json, keyword, linecache, locale, math, numbers
import operator, pprint, queue, random, re, reprlib, secrets, select, signal, statistics, string
import struct, textwrap, time, timeit, token, tokenize, traceback, types, typing, unicodedata
import warnings
import weakref, zlib

# Its import would take 160 ms. numpy.random stays out: it seeds itself when it is imported.
import numpy, numpy.fft, numpy.linalg

import _colorize
import _reactor

WORK_FOLDER = "/w"
SELF = __file__

# A program that mentions one of these may hold objects that do something when they are let go:
# its variables are cleared before it ends. All others lose nothing by a short end.
NEEDS_FINALISING = (
    b"__del__", b"weakref", b"fdopen", b"FileIO", b"BufferedWriter", b"TextIOWrapper",
    b"ExitStack", b"yield", b"tempfile", b"multiprocessing", b"concurrent",
)


def run(argv, environ):
    """What the embedding calls with ["python", "main.py", ...]; gives the exit code."""
    program = argv[1]
    sys.modules.pop("boot", None)
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
    end(code, source)


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


def end(code, source):
    """Ends the program without taking the interpreter apart object by object."""
    try:
        threading._shutdown()
        atexit._run_exitfuncs()
        names = own_modules()
        if len(names) > 1 or needs_finalising(source):
            let_go(names)
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


def own_modules():
    """The names of the program's own modules, the main one among them."""
    return [
        name for name, module in list(sys.modules.items())
        if (getattr(module, "__file__", None) or "").startswith(WORK_FOLDER + "/")
    ]


def needs_finalising(source):
    # open(0) only reads; any other opened file may hold unwritten output.
    return source.count(b"open(") > source.count(b"open(0") or any(
        word in source for word in NEEDS_FINALISING
    )


def let_go(names):
    """Frees the modules as the interpreter does: whole when nothing else refers to them, else
    their variables one by one, private ones first."""
    modules = [weakref.ref(sys.modules.pop(name)) for name in names]
    gc.collect()
    for private in (True, False):
        for module in modules:
            variables = getattr(module(), "__dict__", {})
            for name in list(variables):
                if name != "__builtins__" and private == (name[0] == "_" and name[1:2] != "_"):
                    variables[name] = None
    gc.collect()


# There are no threads. The usual reason for one in a contest is a larger stack, and then it is
# started and joined at once: running it at start() gives what the program wants.


class Handle:
    """Stands in for the system's thread once that has ended, which it has when start() returns."""

    ident = 1

    def is_done(self):
        return True

    def join(self, timeout=None):
        pass

    def _set_done(self):
        pass


def start(self):
    if not self._initialized:
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    ident = threading.get_ident()
    starter = threading._active[ident]
    threading._active[ident] = self
    self._ident = self._native_id = ident
    self._started.set()
    try:
        self.run()
    except SystemExit:
        pass
    except BaseException:
        threading.excepthook(threading.ExceptHookArgs([*sys.exc_info(), self]))
    finally:
        threading._active[ident] = starter
        self._os_thread_handle = Handle()


def stack_size(size=0):
    return 0


threading.Thread.start = start
threading.stack_size = stack_size

_reactor.run = run
sys.path.remove("/mettle")
sys.path_importer_cache.pop("/mettle", None)
