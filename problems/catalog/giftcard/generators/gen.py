"""Writes all test data of this package."""
import json
import pathlib
import random

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
rng = random.Random(11)
number = 0


def solve(prices, value):
    seen = {}
    for i, price in enumerate(prices):
        if value - price in seen:
            return [seen[value - price], i]
        seen[price] = i
    raise AssertionError("no pair")


def write(name, *calls):
    inputs = [json.dumps(argument, separators=(",", ":")) for call in calls for argument in call]
    (DATA / f"{name}.in").write_text("\n".join(inputs) + "\n")
    (DATA / f"{name}.ans").write_text("".join(json.dumps(solve(*call), separators=(",", ":")) + "\n" for call in calls))
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, max(len(call[0]) for call in calls))}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)


def hidden(n, i, j, low=1, high=10**9):
    """n prices with one pair, at i and j: all others are odd, and the pair's sum is odd."""
    prices = [rng.randrange(low, high, 2) | 1 for _ in range(n)]
    prices[i], prices[j] = rng.randrange(low, high) & ~1 or 2, rng.randrange(low, high) | 1
    # Another odd price of the same amount would make a second pair.
    for k in range(n):
        while k != j and prices[k] == prices[j]:
            prices[k] = rng.randrange(low, high, 2) | 1
    return prices, prices[i] + prices[j]


write("sample/1", ([8, 3, 15, 5], 20))
write("sample/2", ([4, 4], 8), ([7, 1, 6], 7))

secret("two", ([1, 1], 2), ([10**9, 10**9 - 2], 2 * 10**9 - 2))
secret("half-first", ([5, 1, 9], 10), ([5, 2, 8], 10))
secret("half-alone", ([3, 5, 7, 4], 10))
secret("same-price", ([6, 1, 6], 12))
secret("ends", hidden(50, 0, 49))
secret("neighbours", hidden(50, 30, 31))
secret("many-calls", *[hidden(rng.randint(2, 20), 0, 1) for _ in range(200)])
secret("small-prices", ([1, 2, 5, 9, 20], 29))
for n in (1000, 2000, 4000, 8000, 16000, 32000, 64000):
    secret(f"random-{n}", hidden(n, *sorted(rng.sample(range(n), 2)), high=10**4))
secret("max-first", hidden(10**5, 0, 1, high=10**4))
secret("max-last", hidden(10**5, 10**5 - 2, 10**5 - 1, high=10**4))
secret("max-ends", hidden(10**5, 0, 10**5 - 1, high=10**4))
secret("max-random", hidden(10**5, 40_000, 90_000))
secret("max-narrow", ([1000] * (10**5 - 2) + [7, 8], 15))
secret("max-repeated", ([2] * 50_000 + [500, 700] + [2] * 49_998, 1200))
