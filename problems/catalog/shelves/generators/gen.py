"""Writes the test data: python3 gen.py, in this folder."""
import os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
SECRET = [
    ("01-one", 1), ("02-two", 2), ("03-three", 3), ("04-four", 4), ("05-five", 5), ("06-six", 6), ("07-seven", 7),
    ("08-eight", 8), ("09-eleven", 11), ("10-hundred", 100), ("11-odd-sum", 1001), ("12-thousand", 1000),
    ("13-rest-three", 9_999), ("14-odd-half", 99_998), ("15-large", 131_071), ("16-nearly-max", 199_999), ("17-max", 200_000),
    ("18-large-impossible", 199_997),
]


def shelf(n):
    if n % 4 in (1, 2):
        return "impossible\n"
    left, taken = n * (n + 1) // 4, []
    for volume in range(n, 0, -1):
        if volume <= left:
            left -= volume
            taken.append(volume)
    return f"{len(taken)}\n{' '.join(map(str, taken))}\n"


def write(path, text):
    with open(os.path.join(ROOT, path), "w") as file:
        file.write(text)


for name, n in [("sample/1", 3), ("sample/2", 5)] + [(f"secret/{name}", n) for name, n in SECRET]:
    write(name + ".in", f"{n}\n")
    write(name + ".ans", shelf(n))
    write(name + ".yaml", f"n: {n}\n")
for name, n, output in [
    ("valid_output/other-shelf", 4, "2\n2 3\n"), ("valid_output/any-order", 7, "4\n1 2 4 7\n"),
    ("invalid_output/twice", 4, "2\n2 2\n"), ("invalid_output/too-little", 3, "1\n2\n"), ("invalid_output/no-volume", 3, "2\n0 3\n"),
    ("invalid_output/more", 3, "1\n3\n4\n"), ("invalid_output/gives-up", 3, "impossible\n"), ("invalid_output/nothing", 3, ""),
]:
    write(name + ".in", f"{n}\n")
    write(name + ".ans", shelf(n))
    write(name + ".out", output)
for name, text in [("invalid_input/zero", "0\n"), ("invalid_input/too-large", "200001\n"), ("invalid_input/two", "1 2\n")]:
    write(name + ".in", text)
