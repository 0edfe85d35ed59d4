"""Checktestdata: says whether an input has the form that a script describes.

The script is translated to Python once and then run over the input. Whoever adds this file to a package's
validators appends a call of main with the script's text; it runs in the sandbox like any other validator,
which bounds what a script can use. Exit code 42: the input fits; 43: it does not; 1: the script is wrong.
"""

import re
import sys
from fractions import Fraction

TOKEN = re.compile(
    r"""(?P<blank>\s+|\#[^\n]*)
      | (?P<float>[0-9]+(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+))
      | (?P<int>[0-9]+)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<word>[A-Z]+)
      | (?P<name>[a-z][a-z0-9]*)
      | (?P<sign>&&|\|\||[<>=!]=|[-+*/%^<>=!(),\[\]])""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\([0-7]{1,3}|\n|[ntrb\"\\])")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", '"': '"', "\\": "\\", "\n": ""}
INT = re.compile(r"-?[0-9]+")
FLOATS = {
    "": re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"),
    "FIXED": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "SCIENTIFIC": re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+"),
}


class ScriptError(Exception):
    """The script is wrong."""


class Rejected(Exception):
    """The input does not fit."""


class Translator:
    """Reads a script and writes Python."""

    def __init__(self, script):
        self.tokens = []
        self.looked_up = set()
        self.lines = []
        at, line = 0, 1
        while at < len(script):
            match = TOKEN.match(script, at)
            if match is None:
                raise ScriptError(f"line {line}: {script[at]!r} is not known")
            if match.lastgroup != "blank":
                self.tokens.append((match.lastgroup, match.group(), line))
            line += match.group().count("\n")
            at = match.end()
        self.tokens.append(("end", "its end", line))
        self.next = 0
        self.loops = 0
        self.depth = 0
        self.commands(0, ())
        self.emit(0, f"see.end({self.line()})")

    def line(self):
        return self.tokens[self.next][2]

    def peek(self):
        kind, text, _ = self.tokens[self.next]
        return None if kind == "string" else text

    def wrong(self, expected):
        raise ScriptError(f"line {self.line()}: expected {expected}, found {self.tokens[self.next][1]}")

    def take(self, text=None, kind=None):
        found, word, _ = self.tokens[self.next]
        if (text is not None and (word != text or found == "string")) or (kind is not None and found != kind):
            self.wrong(text or f"a {kind}")
        self.next += 1
        return word

    def skip(self, text):
        if self.peek() == text:
            self.next += 1
            return True
        return False

    def emit(self, indent, code):
        self.lines.append(" " * indent + code)

    # Commands, with how far they are indented.

    def commands(self, indent, ends):
        start = len(self.lines)
        while self.tokens[self.next][0] != "end" and self.peek() not in ends:
            self.command(indent)
        if ends and self.tokens[self.next][0] == "end":
            self.wrong(" or ".join(ends))
        if len(self.lines) == start:
            self.emit(indent, "pass")

    def command(self, indent):
        line = self.line()
        word = self.take(kind="word")
        simple = {"SPACE": f"see.text(' ', {line})", "NEWLINE": f"see.text('\\n', {line})", "EOF": f"see.end({line})"}
        if word in simple:
            return self.emit(indent, simple[word])
        rule = getattr(self, "do_" + word, None)
        if rule is None:
            raise ScriptError(f"line {line}: {word} is no command")
        self.take("(")
        return rule(indent, line)

    def read(self, indent, call, line):
        target = self.variable() if self.skip(",") else None
        self.take(")")
        call = f"see.{call}, {line})"
        self.emit(indent, call if target is None else f"put({target}, {call})")

    def do_INT(self, indent, line):
        least = self.test()
        self.take(",")
        self.read(indent, f"int({least}, {self.test()}", line)

    def do_FLOAT(self, indent, line, decimals=False):
        bounds = [self.test()]
        for _ in range(3 if decimals else 1):
            self.take(",")
            bounds.append(self.test())
        target, form = None, ""
        while self.skip(","):
            if self.peek() in ("FIXED", "SCIENTIFIC"):
                form = self.take()
            else:
                target = self.variable()
        self.take(")")
        call = f"see.float({form!r}, {line}, {', '.join(bounds)})"
        self.emit(indent, call if target is None else f"put({target}, {call})")

    def do_FLOATP(self, indent, line):
        self.do_FLOAT(indent, line, decimals=True)

    def do_STRING(self, indent, line):
        self.emit(indent, f"see.text({self.test()}, {line})")
        self.take(")")

    def do_REGEX(self, indent, line):
        self.read(indent, f"regex({self.test()}", line)

    def do_ASSERT(self, indent, line):
        self.emit(indent, f"see.hold({self.test()}, {line})")
        self.take(")")

    def do_SET(self, indent, line):
        while True:
            target = self.variable()
            self.take("=")
            self.emit(indent, f"put({target}, {self.test()})")
            if not self.skip(","):
                break
        self.take(")")

    def do_UNSET(self, indent, line):
        for name in self.names():
            self.emit(indent, f"unset({name!r})")

    def do_REP(self, indent, line, target=None):
        count = self.test()
        self.loop(indent, target, lambda each: f"for {each} in range(times({count})):")

    def do_REPI(self, indent, line):
        target = self.variable()
        self.take(",")
        self.do_REP(indent, line, target)

    def do_WHILE(self, indent, line, target=None):
        test = self.test()
        self.loop(indent, target, lambda each: f"for {each} in as_long_as(lambda: {test}):")

    def do_WHILEI(self, indent, line):
        target = self.variable()
        self.take(",")
        self.do_WHILE(indent, line, target)

    def loop(self, indent, target, head):
        self.loops += 1
        each = f"each{self.loops}"
        self.emit(indent, head(each))
        if target is not None:
            self.emit(indent + 1, f"put({target}, {each})")
        if self.skip(","):
            self.emit(indent + 1, f"if {each}:")
            self.command(indent + 2)
        self.take(")")
        self.commands(indent + 1, ("END",))
        self.take("END")

    def do_IF(self, indent, line):
        self.emit(indent, f"if {self.test()}:")
        self.take(")")
        self.commands(indent + 1, ("ELSE", "END"))
        if self.skip("ELSE"):
            self.emit(indent, "else:")
            self.commands(indent + 1, ("END",))
        self.take("END")

    # Tests and expressions.

    def test(self):
        found = self.both()
        while self.skip("||"):
            found = f"({found} or {self.both()})"
        return found

    def both(self):
        found = self.negated()
        while self.skip("&&"):
            found = f"({found} and {self.negated()})"
        return found

    def negated(self):
        return f"(not {self.negated()})" if self.skip("!") else self.compared()

    def compared(self):
        left = self.sum()
        if self.peek() in ("<", ">", "<=", ">=", "==", "!="):
            sign = self.take()
            left = f"(alike({left}, right := {self.sum()}) {sign} right)"
        return left

    def sum(self):
        found = self.product()
        while self.peek() in ("+", "-"):
            sign = self.take()
            found = f"(number({found}) {sign} number({self.product()}))"
        return found

    def product(self):
        found = self.factor()
        while self.peek() in ("*", "/", "%"):
            call = {"*": "times_of", "/": "quotient", "%": "rest"}[self.take()]
            found = f"{call}(number({found}), number({self.factor()}))"
        return found

    def factor(self):
        if self.skip("-"):
            return f"(-number({self.factor()}))"
        found = self.value()
        while self.skip("^"):
            found = f"power(number({found}), {self.value()})"
        return found

    def value(self):
        kind, text, line = self.tokens[self.next]
        if kind == "name":
            return f"get({self.variable()})"
        if self.skip("("):
            found = self.test()
            self.take(")")
            return found
        if self.skip("ISEOF"):
            return "see.is_at_end()"
        self.next += 1
        if kind == "int":
            return str(int(text))
        if kind == "float":
            return f"Fraction({text!r})"
        if kind == "string":
            return repr(unescaped(text[1:-1]))
        if kind == "word" and text in ("MATCH", "STRLEN", "UNIQUE", "INARRAY"):
            self.take("(")
            if text == "UNIQUE":
                return f"unique({self.names()!r})"
            found = self.test()
            if text == "INARRAY":
                self.take(",")
                name = self.take(kind="name")
                self.looked_up.add(name)
                found = f"is_in({found}, {name!r})"
            else:
                found = f"see.matches({found})" if text == "MATCH" else f"len(string({found}))"
            self.take(")")
            return found
        self.next -= 1
        return self.wrong("a value")

    def names(self):
        names = [self.take(kind="name")]
        while self.skip(","):
            names.append(self.take(kind="name"))
        self.take(")")
        return names

    def variable(self):
        name = self.take(kind="name")
        places = []
        if self.skip("["):
            places.append(self.test())
            while self.skip(","):
                places.append(self.test())
            self.take("]")
        return f"{name!r}, ({''.join(place + ',' for place in places)})"


def unescaped(text):
    """The string that a literal stands for; one character is one byte, as everywhere here."""
    one = text.encode("utf-8", "surrogateescape").decode("latin-1")
    replace = lambda match: ESCAPES[match[1]] if match[1] in ESCAPES else chr(int(match[1], 8) & 255)
    return ESCAPE.sub(replace, one)


class Input:
    """The input and how far it was read."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def reject(self, why, line):
        row = self.data.count("\n", 0, self.at) + 1
        column = self.at - (self.data.rfind("\n", 0, self.at) + 1) + 1
        raise Rejected(f"line {row}, column {column}: {why} (line {line} of the script)")

    def found(self):
        ahead = self.data[self.at : self.at + 20]
        return repr(ahead) if ahead else "the end"

    def is_at_end(self):
        return self.at == len(self.data)

    def end(self, line):
        if self.at != len(self.data):
            self.reject(f"expected the end, found {self.found()}", line)

    def text(self, expected, line):
        if not self.data.startswith(string(expected), self.at):
            self.reject(f"expected {expected!r}, found {self.found()}", line)
        self.at += len(expected)

    def matches(self, letters):
        return self.at < len(self.data) and self.data[self.at] in string(letters)

    def int(self, least, most, line):
        match = INT.match(self.data, self.at)
        if match is None:
            self.reject(f"expected an integer, found {self.found()}", line)
        text = match.group()
        digits = text.lstrip("-")
        if text == "-0" or len(digits) > 1 and digits[0] == "0":
            self.reject(f"expected an integer without leading zeros, found {self.found()}", line)
        value = int(text)
        if not number(least) <= value <= number(most):
            self.reject(f"{text[:40]} is not from {least} to {most}", line)
        self.at = match.end()
        return value

    def float(self, form, line, least, most, fewest=None, largest=None):
        match = FLOATS[form].match(self.data, self.at)
        if match is None:
            self.reject(f"expected a number {form.lower()}, found {self.found()}", line)
        text = match.group()
        decimals = len(match[1] or ".") - 1
        if fewest is not None and not fewest <= decimals <= largest:
            self.reject(f"{text[:40]} has {decimals} decimals, not from {fewest} to {largest}", line)
        if abs(int((re.split("[eE]", text) + ["0"])[1])) > 100_000:
            self.reject(f"the exponent of {text[:40]} is too large", line)
        value = Fraction(text)
        if not number(least) <= value <= number(most):
            self.reject(f"{text[:40]} is not from {shown(least)} to {shown(most)}", line)
        self.at = match.end()
        return value

    def regex(self, pattern, line):
        match = re.compile(string(pattern)).match(self.data, self.at)
        if match is None:
            self.reject(f"expected {pattern!r}, found {self.found()}", line)
        self.at = match.end()
        return match.group()

    def hold(self, test, line):
        if not test:
            self.reject("an assertion does not hold", line)


def shown(value):
    return str(float(value)) if isinstance(value, Fraction) else str(value)


def string(value):
    if not isinstance(value, str):
        raise ScriptError(f"{shown(value)} is no string")
    return value


def number(value):
    if isinstance(value, (str, bool)):
        raise ScriptError(f"{value!r} is no number")
    return value


def alike(left, right):
    if isinstance(left, str) != isinstance(right, str):
        raise ScriptError("a string is compared with a number")
    return left


def times(value):
    if not isinstance(value, int) or not 0 <= value < 1 << 32:
        raise ScriptError(f"{shown(value)} is no count of repetitions")
    return value


def times_of(left, right):
    return left * right


def quotient(left, right):
    if isinstance(left, int) and isinstance(right, int):
        whole = abs(left) // abs(right)
        return whole if (left < 0) == (right < 0) else -whole
    return Fraction(left) / right


def rest(left, right):
    if not isinstance(left, int) or not isinstance(right, int):
        raise ScriptError("% is for integers")
    return left - right * quotient(left, right)


def power(base, exponent):
    if not isinstance(exponent, int) or exponent < 0:
        raise ScriptError(f"{shown(exponent)} is no exponent")
    return base**exponent


def as_long_as(test):
    turn = 0
    while test():
        yield turn
        turn += 1


def run(script, data):
    """Runs a script; raises if the input does not fit or the script is wrong."""
    translator = Translator(script)
    values, counts = {}, {name: {} for name in translator.looked_up}

    def get(name, place):
        try:
            return values[name][place]
        except KeyError:
            where = str(list(place)) if place else ""
            raise ScriptError(f"the variable {name}{where} has no value") from None

    def put(name, place, value):
        array = values.setdefault(name, {})
        if name in counts:
            seen = counts[name]
            if place in array:
                seen[array[place]] -= 1
            seen[value] = seen.get(value, 0) + 1
        array[place] = value

    def unset(name):
        values.pop(name, None)
        if name in counts:
            counts[name] = {}

    def is_in(value, name):
        return counts[name].get(value, 0) > 0

    def unique(names):
        arrays = [values.get(name, {}) for name in names]
        if any(array.keys() != arrays[0].keys() for array in arrays):
            raise ScriptError(f"{', '.join(names)} have not the same indices")
        rows = {tuple(array[place] for array in arrays) for place in arrays[0]}
        return len(rows) == len(arrays[0])

    names = dict(globals(), see=Input(data), get=get, put=put, unset=unset, is_in=is_in, unique=unique)
    exec(compile("\n".join(translator.lines), "script", "exec"), names)


def main(script):
    sys.set_int_max_str_digits(0)
    try:
        run(script, sys.stdin.buffer.read().decode("latin-1"))
    except Rejected as why:
        print(why, file=sys.stderr)
        sys.exit(43)
    except Exception as error:
        print(f"the script is wrong: {error}", file=sys.stderr)
        sys.exit(1)
    sys.exit(42)
