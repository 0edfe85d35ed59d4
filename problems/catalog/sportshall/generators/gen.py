"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(104)
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


def solve(bookings):
    """The earliest begin of a booking that comes while another one goes on."""
    free = -1
    for begin, end in sorted(bookings):
        if begin < free:
            return begin
        free = max(free, end)
    return -1


def brute(bookings):
    """Looks at each minute."""
    for minute in range(max(end for _, end in bookings)):
        if sum(begin <= minute < end for begin, end in bookings) > 1:
            return minute
    return -1


def shuffled(bookings):
    rng.shuffle(bookings)
    return (bookings,)


def apart(n, last, touch=0.3):
    """n bookings without a clash, many of which touch."""
    times = sorted(rng.sample(range(last), 2 * n))
    bookings = [[times[2 * i], times[2 * i + 1]] for i in range(n)]
    for before, after in zip(bookings, bookings[1:]):
        if rng.random() < touch:
            before[1] = after[0]
    return bookings


def clash(n, last, place):
    """The booking at this place begins before the one before it ends; the later ones are apart."""
    bookings = apart(n, last)
    bookings[place - 1][1] = bookings[place][0] + 1
    return bookings


def small():
    bookings = [sorted(rng.sample(range(20), 2)) for _ in range(rng.randint(1, 5))]
    return rng.choice([shuffled(bookings), shuffled(apart(rng.randint(1, 6), 20)), (sorted(bookings),)])


for _ in range(2000):
    call = small()
    assert solve(*call) == brute(*call), call

write("sample/1", ([[50, 90], [10, 30], [80, 100], [30, 60]],))
write("sample/2", ([[8, 9]],), ([[5, 7], [0, 5], [7, 12]],), ([[3, 4], [1, 9]],))

secret("one", ([[0, 1]],), ([[0, 10**9]],))
secret("two", ([[1, 5], [4, 8]],), ([[4, 8], [1, 5]],), ([[1, 4], [4, 8]],), ([[4, 8], [1, 4]],))
secret("same-booking", ([[6, 9], [6, 9]],), ([[6, 9], [6, 7]],))
secret("same-end", ([[2, 9], [6, 9]],), ([[1, 2], [8, 9], [6, 9]],))
secret("touching", shuffled([[i, i + 1] for i in range(60)]), ([[10, 20], [20, 30], [30, 40]],))
secret("from-minute-0", ([[0, 5], [0, 3]],), ([[7, 9], [0, 2], [2, 7]],))
secret("long-booking", ([[0, 100], [10, 20], [30, 40]],), ([[10, 20], [30, 40], [0, 100]],), ([[5, 6], [1, 2], [3, 4], [0, 9]],))
secret("later-clash-first-in-list", ([[70, 90], [80, 95], [10, 20], [15, 30]],), ([[8, 9], [7, 10], [1, 4], [2, 3]],))
secret("large-times", ([[0, 10**9], [10**9 - 1, 10**9]],), ([[0, 10**9 - 1], [10**9 - 1, 10**9]],))
secret("many-calls", *[small() for _ in range(300)])
secret("many-apart", *[shuffled(apart(rng.randint(1, 30), 100)) for _ in range(60)])
for n in (500, 1000, 2000):
    secret(f"apart-{n}", shuffled(apart(n, 9 * n)))
for n in (500, 1000, 2000, 4000):
    secret(f"clash-{n}", shuffled(clash(n, 9 * n, n // 2)))
secret("in-order-1000", (clash(1000, 9000, 999),))
secret("max-apart", shuffled(apart(10_000, 60_000)))
secret("max-clash-at-the-end", shuffled(clash(10_000, 60_000, 9_999)))
secret("max-chain", shuffled([[i, i + 1] for i in range(10_000)]))
secret("max-nested", shuffled([[i, 20_000 - i] for i in range(10_000)]))
