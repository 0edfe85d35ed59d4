"""Writes all test data of this package."""
import heapq
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
CLASS = "Jukebox"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *objects):
    """Each object: the constructor's arguments, and its calls."""
    text, answers = "", ""
    for given, calls in objects:
        text += line([CLASS] + [call[0] for call in calls]) + line([given] + [list(call[1:]) for call in calls])
        answers += line(solve(given, calls))
    (DATA / f"{name}.in").write_text(text)
    (DATA / f"{name}.ans").write_text(answers)
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(calls) for _, calls in objects)}\n")


def secret(name, *objects):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *objects)

rng = random.Random(110)


def solve(given, calls):
    """With a heap of ranks and times."""
    heap, count, results = [], {}, [None]
    for time, (name, *song) in enumerate(calls):
        if name == "wish":
            count[song[0]] = count.get(song[0], 0) + 1
            heapq.heappush(heap, (-count[song[0]], -time, song[0]))
            results.append(None)
        elif name == "waiting":
            results.append(len(heap))
        elif heap:
            results.append(heapq.heappop(heap)[2])
            count[results[-1]] -= 1
        else:
            results.append(-1)
    return results


def brute(given, calls):
    wishes, results = [], [None]
    for name, *song in calls:
        if name == "wish":
            wishes.append(song[0])
            results.append(None)
        elif name == "waiting":
            results.append(len(wishes))
        elif wishes:
            at = max(range(len(wishes)), key=lambda i: (wishes.count(wishes[i]), i))
            results.append(wishes.pop(at))
        else:
            results.append(-1)
    return results


def wish(*songs):
    return [("wish", song) for song in songs]


def play(n):
    return [("play",)] * n


def box(*parts):
    return [], [call for part in parts for call in part]


def some(n, songs, plays=0.4, asks=0.05):
    calls = []
    for _ in range(n):
        kind = rng.random()
        if kind < plays:
            calls += play(1)
        elif kind < plays + asks:
            calls.append(("waiting",))
        else:
            calls += wish(rng.randrange(songs))
    return [], calls


for _ in range(1500):
    small = some(rng.randint(1, 40), rng.randint(1, 5), rng.choice((0.2, 0.4, 0.6)))
    assert solve(*small) == brute(*small)

write("sample/1", box(wish(4, 7, 4, 9, 7), play(5)))
write("sample/2", box(play(1), wish(3), [("waiting",)], play(2), [("waiting",)]))

secret("one-call", box(play(1)), box([("waiting",)]), box(wish(0)))
secret("one-song", box(wish(5, 5, 5), play(2), wish(5), play(3)))
secret("song-0", box(wish(0), play(2), wish(0, 0, 1), play(4)))
secret("all-different", box(wish(*range(1, 30)), play(31)))
secret("latest-of-equals", box(wish(1, 2, 1, 2, 3, 3), play(6)))
secret("latest-open-wish-counts", box(wish(1, 2, 1, 2, 1), play(1), wish(3, 3), play(6)))
secret("played-song-falls-back", box(wish(1, 1, 2), play(1), wish(2), play(1), wish(1), play(3)))
secret("oldest-has-most", box(wish(8, 8, 8), wish(1, 2, 3), play(6)))
secret("wish-after-empty", box(wish(1, 1), play(3), wish(2), play(2), wish(1, 2, 1), play(3)))
secret("waiting", box([("waiting",)], wish(1, 1, 2), [("waiting",)], play(1), [("waiting",)], play(3), [("waiting",)]))
secret("large-numbers", box(wish(10**9, 10**9 - 1, 10**9), play(3)))
secret("two-boxes-are-apart", box(wish(1, 1, 2)), box(play(1), wish(2, 1), play(2)))
secret("up-and-down", box(*[part for i in range(30) for part in (wish(i % 4, i % 3), play(1))], play(31)))
secret("many-boxes", *[some(rng.randint(1, 40), rng.randint(1, 6)) for _ in range(80)])
secret("random-500", some(500, 10**9 + 1))
for n in (1000, 2000):
    secret(f"random-{n}", some(n, n // 10, 0.3))
secret("few-songs-4000", some(4000, 7, 0.45))
secret("all-then-play-4000", box(wish(*[rng.randrange(500) for _ in range(2000)]), play(2000)))
secret("random-8000", some(8000, 1600, 0.3, 0.02))
secret("max-all-then-play", box(wish(*[rng.randrange(300) for _ in range(10_000)]), play(10_000)))
