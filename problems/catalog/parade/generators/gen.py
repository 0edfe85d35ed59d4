"""Writes the test data: python3 gen.py, in this folder."""
import os
import random

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
random.seed(7)


def steps(heights):
    if len(heights) < 2:
        return heights, 0
    middle = len(heights) // 2
    left, a = steps(heights[:middle])
    right, b = steps(heights[middle:])
    merged, count, i = [], a + b, 0
    for height in right:
        while i < len(left) and left[i] <= height:
            merged.append(left[i])
            i += 1
        merged.append(height)
        count += len(left) - i
    return merged + left[i:], count


def write(path, text):
    with open(os.path.join(ROOT, path), "w") as file:
        file.write(text)


def case(name, heights):
    write(name + ".in", f"{len(heights)}\n{' '.join(map(str, heights))}\n")
    write(name + ".ans", f"{steps(heights)[1]}\n")
    write(name + ".yaml", f"n: {len(heights)}\n")


def anyhow(n, most):
    return [random.randint(1, most) for _ in range(n)]


case("sample/1", [3, 1, 2])
case("sample/2", [170, 170, 165, 180])
for folder, n in [("1-short", 100), ("2-medium", 2000), ("3-long", 100_000)]:
    few = "abcdef"
    inputs = [
        ("one", [10**9]) if n == 100 else ("sorted", list(range(1, n + 1))),
        ("reversed", list(range(n, 0, -1))),
        ("equal", [7] * n),
        ("few-heights", anyhow(n, 3)),
        ("random", anyhow(n, 10**6)),
        ("nearly-sorted", sorted(anyhow(n - 1, 1000)) + [1]),
    ]
    for letter, (name, heights) in zip(few, inputs):
        case(f"secret/{folder}/{letter}-{name}", heights)
for name, text in [("too-few", "3\n1 2\n"), ("zero", "1\n0\n"), ("no-end", "1\n5")]:
    write(f"invalid_input/{name}.in", text)
