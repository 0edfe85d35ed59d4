"""Writes all test data of this package."""
import bisect
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
CLASS = "Drawers"
rng = random.Random(677)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *objects):
    """Each object: its calls. The constructor has no arguments."""
    text, answers = "", ""
    for calls in objects:
        text += line([CLASS] + [call[0] for call in calls]) + line([[]] + [list(call[1:]) for call in calls])
        answers += line(solve(calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(calls) for calls in objects)}\n")


def secret(name, *objects):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *objects)


def solve(calls):
    """Offline: sorted names, those with a prefix are neighbours, and a Fenwick tree has their sums."""
    names = sorted({call[1] for call in calls if call[0] == "fill"})
    seeds, tree, results = [0] * len(names), [0] * (len(names) + 1), [None]
    filled = set()

    def change(i, value):
        more, seeds[i] = value - seeds[i], value
        i += 1
        while i < len(tree):
            tree[i] += more
            i += i & -i

    def first(i):
        total = 0
        while i:
            total += tree[i]
            i -= i & -i
        return total

    for kind, name, *rest in calls:
        low, high = bisect.bisect_left(names, name), bisect.bisect_left(names, name + "~")
        if kind == "fill":
            change(low, rest[0])
            filled.add(low)
            results.append(None)
            continue
        results.append(first(high) - first(low))
        if kind == "sow":
            for i in [i for i in filled if low <= i < high]:
                change(i, 0)
                filled.remove(i)
    return results


def brute(calls):
    drawers, results = {}, [None]
    for kind, name, *rest in calls:
        if kind == "fill":
            drawers[name] = rest[0]
            results.append(None)
        else:
            results.append(sum(seeds for one, seeds in drawers.items() if one.startswith(name)))
            if kind == "sow":
                drawers = {one: seeds for one, seeds in drawers.items() if not one.startswith(name)}
    return results


def fill(name, seeds):
    return [("fill", name, seeds)]


def count(*prefixes):
    return [("count", prefix) for prefix in prefixes]


def sow(*prefixes):
    return [("sow", prefix) for prefix in prefixes]


ALL = "abcdefghijklmnopqrstuvwxyz"


def word(longest, letters=ALL, shortest=1):
    return "".join(rng.choice(letters) for _ in range(rng.randint(shortest, longest)))


def some(n, longest, letters=ALL, fills=0.5, sows=0.1, most=10**5):
    calls, known = [], ["a"]
    for _ in range(n):
        kind = rng.random()
        if kind < fills:
            name = word(longest, letters) if rng.random() < 0.7 else rng.choice(known)
            known.append(name)
            calls += fill(name, rng.randint(0, most))
            continue
        prefix = rng.choice(known) if rng.random() < 0.9 else word(longest, letters)
        prefix = prefix[: rng.randint(1, len(prefix))]
        calls += sow(prefix) if kind < fills + sows else count(prefix)
    return calls


for _ in range(1000):
    small = some(rng.randint(1, 30), 4, "ab", 0.5, 0.2, 9)
    assert solve(small) == brute(small), small

start = fill("bean", 30) + fill("beet", 50) + fill("be", 4)
write("sample/1", start + count("be", "bee") + fill("bean", 10) + count("be") + sow("bee") + count("b") + sow("bee"))
write("sample/2", count("a") + fill("a", 7) + sow("ab", "a", "a"), fill("rose", 0) + count("rose", "roses"))

secret("one-call", count("x"), sow("xyz"), fill("y", 1))
secret("name-is-its-own-prefix", fill("oak", 5) + count("oak", "oa", "o", "oaks"))
secret("replaced", fill("oak", 5) + fill("oak", 3) + count("o") + fill("oak", 0) + count("oak") + fill("oak", 8) + count("oa"))
secret("name-inside-of-another", fill("a", 1) + fill("aa", 10) + fill("aaa", 100) + count("a", "aa", "aaa", "aaaa"))
secret("prefix-only-at-the-start", fill("banana", 6) + fill("ana", 3) + count("ana", "nana", "an", "ban"))
secret("sums-above-change", fill("abcd", 9) + fill("abce", 4) + fill("x", 1) + sow("abcd") + count("a", "ab", "abc", "abcd", "x"))
secret("sown-and-filled-again", fill("fern", 20) + sow("fe") + fill("fern", 3) + count("f", "fern"), fill("fern", 20) + sow("fern") + fill("fern", 20) + count("f"))
secret("sown-twice", fill("ivy", 2) + fill("iris", 3) + sow("i", "i") + fill("iris", 4) + sow("iv", "ir", "i"))
secret("sow-below-a-name", fill("pea", 8) + fill("peach", 9) + fill("pear", 1) + sow("peac") + count("pea", "pear") + sow("pear") + count("p"))
secret("sow-unknown", fill("mint", 8) + sow("mints", "mit", "n") + count("mint", "m"))
secret("empty-drawer", fill("sage", 0) + sow("sage") + count("s") + fill("sage", 1) + sow("s") + count("s"))
secret("longest-names", fill("a" * 12, 5) + fill("a" * 11 + "b", 6) + count("a" * 11, "a" * 12) + sow("a" * 12) + count("a"))
secret("two-cupboards-are-apart", fill("a", 1) + count("a"), count("a") + fill("ab", 2) + count("a"))
secret("many-cupboards", *[some(rng.randint(1, 40), 4, "abc", 0.5, 0.15, 50) for _ in range(60)])
secret("random-500", some(500, 5, "abcd"))
secret("random-1000", some(1000, 8, "abcde"))
secret("random-2000", some(2000, 12, "ab"))
secret("random-sows-2000", some(2000, 6, "abcd", 0.5, 0.4))
fills = [call for _ in range(2000) for call in fill(word(4, shortest=2), rng.randint(1, 99))]
secret("half-4000", fills + count(*[word(2) for _ in range(2000)]))
secret("max-length-4000", some(4000, 12, "abc", 0.6, 0.02))
fills = [call for _ in range(8000) for call in fill(word(4, shortest=4), rng.randint(1, 9))]
secret("max-counts", fills + count(*[word(2) for _ in range(8000)]))
