# One call for each nested bracket: deep lines exceed Python's recursion limit.
PARTNER = {"(": ")", "[": "]", "{": "}"}
line = input()


class Wrong(Exception):
    pass


def inside(position, closing, depth):
    """Reads from position up to the closing bracket; returns the position after it, or the depth at the end of the line."""
    while position < len(line):
        char = line[position]
        position += 1
        if char in PARTNER:
            position, left = inside(position, PARTNER[char], depth + 1)
            if left:
                return position, left
        elif char in ")]}":
            if char != closing:
                raise Wrong(position)
            return position, 0
    return position, depth


try:
    _, left = inside(0, None, 0)
    print(f"open {left}" if left else "tidy")
except Wrong as wrong:
    print("wrong", wrong)
