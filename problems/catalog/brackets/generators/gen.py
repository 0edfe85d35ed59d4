"""Writes every input of this package with its size; the answers are the output of submissions/accepted/stack.py."""
import itertools
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
PAIRS = ["()", "[]", "{}"]
PARTNER = dict(PAIRS)
MAX = 200_000
rng = random.Random(7)
numbers = itertools.count(1)


def write(name, line):
    (DATA / f"{name}.in").write_text(line + "\n")
    (DATA / f"{name}.yaml").write_text(f"n: {len(line)}\n")


def secret(name, line):
    write(f"secret/{next(numbers):02}-{name}", line)


def tidy(length, letters=0.2, deepen=0.5):
    """A random tidy line of about this length."""
    out, waiting = [], []
    while len(out) + len(waiting) < length:
        if rng.random() < letters:
            out.append(rng.choice("abcdefxyz"))
        elif waiting and rng.random() > deepen:
            out.append(waiting.pop())
        else:
            opening, closing = rng.choice(PAIRS)
            out.append(opening)
            waiting.append(closing)
    return "".join(out + waiting[::-1])


def nest(depth):
    opening = "".join(rng.choice("([{") for _ in range(depth))
    return opening + "".join(PARTNER[c] for c in reversed(opening))


write("sample/1", "f(a[i])")
write("sample/2", "g(x[yz)")
write("sample/3", "if(x{y{}")

secret("letter", "a")
secret("opening", "{")
secret("closing", "]")
secret("pair", "[]")
secret("wrong-kind", "(}")
secret("crossed", "([)]")
secret("closing-at-end", "abc{d[e]f}g)")
secret("last-wrong", "(" * 30 + "x" * 10 + ")" * 29 + "]")
secret("open-then-letters", "((([[[{{{" + "z" * 40)
secret("letters-only", "abcdefghijklmnopqrstuvwxyz" * 4)
secret("two-errors", "a(b]c)d}e")
secret("flat-pairs", "()[]{}" * 300)
secret("random-tidy", tidy(3000))
line = tidy(3000)
secret("random-one-removed", line[:1500].rstrip("abcdefxyz")[:-1] + line[1500:])
secret("random-noise", "".join(rng.choice("((([[[{{{)]}ab") for _ in range(500)))
secret("max-deep-tidy", nest(MAX // 2))
secret("max-all-open", "{" * MAX)
deep = nest(MAX // 2)
secret("max-last-wrong", deep[:-1] + next(c for c in ")]}" if c != deep[-1]))
secret("flat", "()[]{}a" * 8000)
secret("max-random", tidy(MAX, letters=0.1, deepen=0.52))
secret("max-middle-wrong", "(" * (MAX // 2) + "]" + ")" * (MAX // 2 - 1))
