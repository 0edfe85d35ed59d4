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
    (DATA / f"{name}.yaml").write_text(f"n: {max(1, max(len(call[0]) for call in calls))}\n")


def secret(name, *calls):
    global number
    number += 1
    write(f"secret/{number:02}-{name}", *calls)



rng = random.Random(12)


def solve(values, start, stop):
    return values[: start - 1] + values[start - 1 : stop][::-1] + values[stop:]


def train(n):
    most = 10**9 if n <= 1000 else 99  # the archive is in the binary
    return [rng.randint(-most, most) for _ in range(n)]


write("sample/1", ([7, 2, 9, 4, 5], 2, 4))
write("sample/2", ([1, 2, 3], 1, 3), ([6], 1, 1))

secret("one", ([5], 1, 1))
secret("two", ([1, 2], 1, 2), ([1, 2], 1, 1), ([1, 2], 2, 2))
secret("all-ranges", *[([1, 2, 3, 4, 5, 6], i, j) for i in range(1, 7) for j in range(i, 7)])
secret("equal-values", ([4, 4, 4, 1, 4], 2, 4))
secret("negative", ([-1, -2, -(10**9), 10**9], 2, 4))
secret("head-to-middle", (train(40), 1, 17))
secret("middle-to-tail", (train(40), 23, 40))
secret("nothing-to-turn", (train(40), 20, 20))
secret("neighbours", (train(40), 20, 21))
secret("many-calls", *[(train(n), *sorted((rng.randint(1, n), rng.randint(1, n)))) for n in range(1, 300)])
for n in (1000, 2000, 4000, 8000, 16000, 32000, 64000):
    secret(f"random-{n}", (train(n), *sorted((rng.randint(1, n), rng.randint(1, n)))))
secret("max-all", (train(10**5), 1, 10**5))
secret("max-inner", (train(10**5), 2, 10**5 - 1))
secret("max-tail", (train(10**5), 50_000, 10**5))
secret("max-end", (train(10**5), 10**5, 10**5))
