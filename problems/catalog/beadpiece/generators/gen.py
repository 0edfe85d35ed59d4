"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(110)
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(path.name + ".in").write_text("".join(line(argument) for call in calls for argument in call))
    path.with_name(path.name + ".ans").write_text("".join(line(solve(*call)) for call in calls))
    path.with_name(path.name + ".yaml").write_text(f"n: {max(len(call[0]) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def solve(ribbon, beads):
    """For each begin the shortest end, by the places of each colour."""
    need, places, best = {}, {}, None
    for bead in beads:
        need[bead] = need.get(bead, 0) + 1
    for place, colour in enumerate(ribbon):
        places.setdefault(colour, []).append(place)
    passed = dict.fromkeys(need, 0)
    if any(len(places.get(colour, [])) < number for colour, number in need.items()):
        return ""
    for begin, colour in enumerate(ribbon):
        end = max(places[one][passed[one] + number - 1] for one, number in need.items())
        if best is None or end - begin < best[1] - best[0]:
            best = begin, end
        if colour in need:
            passed[colour] += 1
            if passed[colour] + need[colour] > len(places[colour]):
                break
    return ribbon[best[0] : best[1] + 1]


def brute(ribbon, beads):
    n = len(ribbon)
    for length in range(len(beads), n + 1):
        for i in range(n - length + 1):
            piece = ribbon[i : i + length]
            if all(piece.count(bead) >= beads.count(bead) for bead in beads):
                return piece
    return ""


SMALL = "abcdefghijklmnopqrstuvwxyz"
ALL = SMALL + SMALL.upper()


def text(n, letters=ALL):
    return "".join(rng.choice(letters) for _ in range(n))


def shuffled(letters):
    return "".join(rng.sample(letters, len(letters)))


def small():
    ribbon = text(rng.randint(1, 14), rng.choice(["ab", "abc", "aAbB"]))
    return ribbon, text(rng.randint(1, 5), rng.choice(["ab", "abc", "aAbB"]))


def hidden(n, place, piece):
    """A ribbon of a to m, with one piece that has other colours."""
    ribbon = text(n, SMALL[:13])
    return ribbon[:place] + piece + ribbon[place + len(piece) :]


for _ in range(3000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ("gbrgrb", "rrb"))
write("sample/2", ("q", "q"), ("aa", "aaa"), ("xyx", "xy"), ("Ab", "a"))

secret("one", ("Q", "Q"), ("Q", "q"))
secret("two", ("ab", "ba"), ("aa", "aa"), ("ab", "aa"), ("ab", "b"))
secret("whole-ribbon", ("abcde", "edcba"), ("axxxb", "ab"), ("aab", "baa"))
secret("too-few", ("aaabbb", "aaaa"), ("abc", "abcd"), ("short", "shorter"))
secret("one-bead", ("xxaxxax", "a"), ("zzz", "z"))
secret("several-of-a-colour", ("abbab", "bb"), ("abcabcaab", "aab"), ("aXbXaXaXb", "aaab"))
secret("overlapping-pieces", ("axxbxac", "ab"), ("abxbac", "abc"), ("cxxabxc", "abc"), ("baaab", "ab"))
secret("first-of-several", ("abzba", "ab"), ("abcacb", "abc"), ("xaybyaxb", "ab"))
secret("capitals", ("aAbBaAbB", "AB"), ("aAAa", "aa"), ("abcABC", "aC"))
secret("best-at-the-end", ("axxxbxxab", "ab"), ("cxbxaxxxcba", "abc"))
secret("best-at-the-start", ("abxxxbxxa", "ab"), ("cbaxxcxbxa", "abc"))
secret("all-same", ("r" * 50, "r" * 20), ("r" * 50, "r" * 50), ("r" * 50, "r" * 51))
secret("many-calls", *[small() for _ in range(400)])
secret("many-longer-calls", *[(text(60, "abcde"), text(rng.randint(1, 12), "abcde")) for _ in range(100)])
for n, m in ((1000, 10), (2000, 200), (4000, 30), (8000, 1000)):
    secret(f"random-{n}-{m}", (text(n), text(m)))
secret("two-colours-16000", (text(16_000, "ab"), "a" * 700 + "b" * 300))
secret("hidden-32000", (hidden(32_000, 20_000, "zyabcyz"), "yyab"))
secret("none-16000", (text(16_000, SMALL[:13]), "abcz"))
secret("max-far-apart", ("X" + text(99_998, "abc") + "Y", "XY"))
secret("max-none", (text(100_000, SMALL), SMALL + "Q"))
secret("max-half", (text(100_000, "gh"), "g" * 24_000 + "h" * 26_000))
secret("max-first-bead-late", (text(99_990, SMALL[1:]) + "a" + text(9, SMALL), shuffled(SMALL)))
