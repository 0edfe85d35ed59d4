"""Calls a checker that is a Python function, as DMOJ knows them, in the way testlib's checkers are called:
input output answer [points]. Of what DMOJ tells such a function it gets what is known here."""

import io
import json
import sys
import traceback
import types

# The checker's own arguments, from the package.
ARGUMENTS = json.loads("ARGUMENTS_AS_JSON")


class CheckerResult:
    """What a checker may return instead of a truth value."""

    def __init__(self, passed, points, feedback="", extended_feedback=""):
        self.passed = bool(passed)
        self.points = points
        self.feedback = feedback or ""
        self.extended_feedback = extended_feedback or ""


class InternalError(Exception):
    """What a checker raises when it is at a loss: the judge's failure."""


def utf8bytes(value):
    return value.encode("utf-8") if isinstance(value, str) else value


def utf8text(value, errors="strict"):
    return value.decode("utf-8", errors) if isinstance(value, bytes) else value


def stand_in(name, **contents):
    """What checkers import of their judge."""
    module = types.ModuleType(name)
    module.__path__ = []
    vars(module).update(contents)
    sys.modules[name] = module


def read(path):
    with open(path, "rb") as file:
        return file.read()


def judged(points):
    """The result of the package's function, and what it wrote to standard error."""
    given, output, answer = (read(path) for path in sys.argv[1:4])
    stand_in("dmoj")
    stand_in("dmoj.result", CheckerResult=CheckerResult)
    stand_in("dmoj.error", InternalError=InternalError)
    stand_in("dmoj.utils")
    stand_in("dmoj.utils.unicode", utf8bytes=utf8bytes, utf8text=utf8text)
    said, sys.stderr = sys.stderr, io.StringIO()
    try:
        import dmoj_checker

        known = {"judge_input": given, "point_value": points, "binary_data": False}
        return dmoj_checker.check(output, answer, **known, **ARGUMENTS)
    finally:
        sys.stderr = said


def main():
    gives_points = len(sys.argv) > 4
    points = float(sys.argv[4]) if gives_points else 1.0
    try:
        result = judged(points)
        if not isinstance(result, CheckerResult):
            result = CheckerResult(result, points if result else 0)
        share = float(result.points)
        words = utf8text(result.feedback, "replace")
    except UnicodeDecodeError:
        print("the output is no text", file=sys.stderr)
        sys.exit(1)
    except BaseException:
        traceback.print_exc()
        sys.exit(3)
    if not result.passed:
        print(words, file=sys.stderr)
        sys.exit(1)
    if gives_points and share < points:
        print(share, words, file=sys.stderr)
        sys.exit(7)
    print(words, file=sys.stderr)
    sys.exit(0)


main()
