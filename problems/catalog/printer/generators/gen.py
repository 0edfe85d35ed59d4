"""Writes all test data of this package."""
import collections
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

rng = random.Random(102)


def solve(pages, mine):
    own = pages[mine]
    return sum(min(count, own) for count in pages[: mine + 1]) + sum(min(count, own - 1) for count in pages[mine + 1 :])


def brute(pages, mine):
    queue, seconds = collections.deque(enumerate(pages)), 0
    while True:
        job, left = queue.popleft()
        seconds += 1
        if left > 1:
            queue.append((job, left - 1))
        elif job == mine:
            return seconds


def jobs(n, most, least=1):
    pages = [rng.randint(least, most) for _ in range(n)]
    return pages, rng.randrange(n)


for _ in range(2000):
    small = jobs(rng.randint(1, 8), rng.choice((1, 3, 10)))
    assert solve(*small) == brute(*small)

write("sample/1", ([2, 1, 3], 0), ([2, 1, 3], 2))
write("sample/2", ([4], 0), ([1, 5, 1], 1))

secret("one-job", ([1], 0), ([9], 0), ([10**9], 0))
secret("first-of-two", ([1, 1], 0), ([2, 1], 0), ([2, 5], 0))
secret("last-of-two", ([1, 1], 1), ([5, 2], 1), ([2, 5], 1))
secret("single-pages", ([1] * 30, 0), ([1] * 30, 17), ([1] * 30, 29))
secret("all-equal", *[([3, 3, 3, 3], mine) for mine in range(4)])
secret("mine-is-longest", ([4, 2, 9, 1, 8], 2))
secret("mine-is-shortest", ([4, 2, 9, 1, 8], 3))
secret("one-page-in-front", ([1, 7, 7, 7], 0))
secret("one-page-behind", ([7, 7, 7, 1], 3))
secret("every-place", *[([5, 1, 4, 4, 2, 7, 3], mine) for mine in range(7)])
secret("many-calls", *[jobs(rng.randint(1, 12), rng.choice((2, 6, 30))) for _ in range(200)])
secret("large-pages", jobs(20, 10**9, 10**9 - 5))
for n in (100, 300, 1000):
    secret(f"random-{n}", jobs(n, 1000))
secret("random-3000", jobs(3000, 10**9))
secret("more-than-32-bits", ([10**9] * 5, 4), ([10**9] * 3, 0), ([2**31 - 10**9 - 10**9, 10**9, 10**9], 2))
secret("patient-100", ([10**6] * 100, 99))
secret("patient-1000", ([80_000] * 1000, 500))
secret("max-random", jobs(10_000, 10**9))
secret("max-single-pages", ([1] * 10_000, 9999))
secret("max-largest", ([10**9] * 10_000, 9999))
secret("max-in-front", ([10**9] * 10_000, 0))
