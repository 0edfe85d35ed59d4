"""Writes all test data of this package."""
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
    (DATA / f"{name}.yaml").write_text(f"n: {max(size(*call) for call in calls)}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


import math

rng = random.Random(307)
LARGEST = 10**5
PRIMES = [p for p in range(2, LARGEST) if all(p % q for q in range(2, math.isqrt(p) + 1))]


def size(turns):
    return len(turns)


def solve(turns):
    """Prime by prime: the highest power that divides one of the numbers."""
    present = set(turns)
    product = 1
    for p in PRIMES:
        power = p
        while power <= LARGEST and any(multiple in present for multiple in range(power, LARGEST + 1, power)):
            product = product * p % (10**9 + 7)
            power *= p
    return product


def brute(turns):
    minutes = max(turns)
    while any(minutes % turn for turn in turns):
        minutes += max(turns)
    return minutes % (10**9 + 7)


def some(n, largest):
    return ([rng.randint(1, largest) for _ in range(n)],)


for _ in range(30):
    one = some(rng.randint(1, 4), 40)
    assert solve(*one) == brute(*one)
for n in (10, 100, 1000):
    one = some(n, LARGEST)
    assert solve(*one) == math.lcm(*one[0]) % (10**9 + 7)

write("sample/1", ([4, 6, 10],))
write("sample/2", ([7],), ([1, 1],), ([12, 8, 24],), ([99991, 99989],))

secret("one", ([1],), ([100000],), ([99991],))
secret("powers-of-two", ([2**i for i in range(17)],), ([65536, 3],))
secret("prime-powers", ([81, 27, 64, 625, 343, 49],), ([3**10, 5**7, 7**5],))
secret("squares-of-primes", ([313 * 313, 313, 311 * 311, 307 * 311],))
secret("coprime", ([101, 103, 107],), ([10007, 10009],), ([100000, 99999],))
secret("equal", ([360] * 40,))
secret("divides", ([6, 12, 36, 72, 72000],))
secret("just-below-the-modulus", ([31622, 31623],), ([31622, 31624],))
secret("just-above-the-modulus", ([31627, 31621],), ([1000, 1001, 999, 7],), ([99999, 99998],))
secret("remainder-misleads", ([99999, 99998, 99997, 99996, 99995],), ([50000, 49999, 49998, 49997, 12],))
secret("up-to-50", (list(range(1, 51)),))
secret("large-prime-factor", ([2 * 49999, 3 * 33331, 4 * 24989, 49999, 24989],))
secret("many-calls", *[some(rng.randint(1, 6), rng.choice([20, 1000, 1000, 30000])) for _ in range(60)])
for n in (500, 1000, 2000, 4000):
    secret(f"random-{n}", some(n, LARGEST))
secret("all-primes", (PRIMES[:],))
secret("large-primes", (rng.choices(PRIMES[5000:], k=5000),))
secret("max-random", some(10**4, LARGEST))
secret("max-first", (list(range(1, 10**4 + 1)),))
secret("max-last", (list(range(10**5, 10**5 - 10**4, -1)),))
secret("max-largest-prime", ([99991] * 10**4,))
