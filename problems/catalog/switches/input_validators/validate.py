import json
import sys

lines = [json.loads(line) for line in sys.stdin]
assert lines and len(lines) % 2 == 0
for windows, pressed in zip(lines[::2], lines[1::2]):
    assert windows and windows[0]
    assert all(len(row) == len(windows[0]) and set(row) <= set("#.") for row in windows)
    assert len(windows) * len(windows[0]) <= 40_000
    assert len(pressed) <= 20_000
    assert all(type(s) is int and 0 <= s < len(windows) + len(windows[0]) for s in pressed)
sys.exit(42)
