# Counts positions among the brackets only.
PARTNER = {"(": ")", "[": "]", "{": "}"}


def check(line):
    waiting = []
    for position, char in enumerate((char for char in line if not char.isalpha()), 1):
        if char in PARTNER:
            waiting.append(PARTNER[char])
        elif not waiting or waiting.pop() != char:
            return f"wrong {position}"
    return f"open {len(waiting)}" if waiting else "tidy"


print(check(input()))
