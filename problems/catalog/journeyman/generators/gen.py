"""Writes all test data of this package."""
import heapq
import itertools
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
number = 0


def line(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


def write(name, *calls):
    (DATA / f"{name}.in").write_text("".join(line(argument) for call in calls for argument in call))
    (DATA / f"{name}.ans").write_text("".join(line(solve(*call)) for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(len(call[0]) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)

rng = random.Random(105)


def solve(needed, gained, skill, jobs):
    offers = sorted(zip(needed, gained), reverse=True)
    reach = []
    for _ in range(min(jobs, len(needed))):
        while offers and offers[-1][0] <= skill:
            heapq.heappush(reach, -offers.pop()[1])
        if not reach:
            break
        skill -= heapq.heappop(reach)
    return skill


def brute(needed, gained, skill, jobs):
    best = skill
    for order in itertools.permutations(range(len(needed)), min(jobs, len(needed))):
        now = skill
        for offer in order:
            if needed[offer] > now:
                break
            now += gained[offer]
        best = max(best, now)
    return best


def offers(n, need, gain, skill, jobs):
    return [rng.randint(0, need) for _ in range(n)], [rng.randint(0, gain) for _ in range(n)], skill, jobs


def ladder(n, gain, jobs):
    """Each offer comes within reach when the ones before are done."""
    needed, gained, now = [], [], 0
    for _ in range(n):
        needed.append(now)
        gained.append(rng.randint(1, gain))
        now += gained[-1]
    both = list(zip(needed, gained))
    rng.shuffle(both)
    return [need for need, _ in both], [gain for _, gain in both], 0, jobs


for _ in range(400):
    small = offers(rng.randint(1, 5), rng.choice((3, 10, 20)), rng.choice((2, 6)), rng.randint(0, 5), rng.randint(0, 6))
    assert solve(*small) == brute(*small)

write("sample/1", ([0, 4, 1, 9], [3, 5, 1, 8], 1, 3), ([0, 4, 1, 9], [3, 5, 1, 8], 1, 2))
write("sample/2", ([5, 7], [2, 9], 4, 10), ([0], [6], 0, 0))

secret("one", ([0], [0], 0, 1), ([3], [4], 3, 1), ([3], [4], 2, 1), ([3], [4], 9, 5))
secret("no-time", ([0, 0, 0], [1, 2, 3], 5, 0))
secret("nothing-in-reach", ([10, 11, 12], [5, 5, 5], 9, 3))
secret("exactly-in-reach", ([4, 6, 9], [2, 3, 1], 4, 3))
secret("stuck-on-the-way", ([0, 2, 50, 60], [2, 3, 9, 9], 0, 4))
secret("more-time-than-offers", ([0, 1, 2], [5, 1, 4], 0, 100_000))
secret("left-behind-is-best-later", ([0, 0, 0, 30], [10, 9, 8, 1], 0, 3))
secret("small-need-small-gain", ([0, 1, 2, 3], [1, 50, 1, 60], 3, 2))
secret("one-gain-is-zero", ([0, 0, 0], [0, 0, 7], 0, 2))
secret("equal-offers", ([2] * 10, [3] * 10, 2, 4))
secret("short-ladder", ladder(40, 9, 40), ladder(40, 9, 25))
secret("large-numbers", ([10**9] * 4, [10**9] * 4, 10**9, 3), ([0, 10**9, 2 * 10**8], [10**9, 10**9, 10**9], 0, 3))
secret("all-in-reach", offers(60, 10, 1000, 10, 20))
secret("many-calls", *[offers(rng.randint(1, 12), 30, 8, rng.randint(0, 6), rng.randint(1, 9)) for _ in range(100)])
for n in (500, 1000, 2000):
    secret(f"random-{n}", offers(n, 10**6, 5000, 3000, n // 3))
secret("random-4000", offers(4000, 99_999, 99, 300, 2500))
secret("ladder-5000", ladder(5000, 20, 5000))
secret("ladder-10000", ladder(10_000, 9, 9_000))
secret("max-in-reach", offers(20_000, 99, 999, 99, 12_000))
secret("max-random", offers(20_000, 9999, 9, 0, 100_000))
