PARTNER = {"(": ")", "[": "]", "{": "}"}


def check(line):
    waiting = []
    for position, char in enumerate(line, 1):
        if char in PARTNER:
            waiting.append(PARTNER[char])
        elif char in ")]}":
            if not waiting or waiting.pop() != char:
                return f"wrong {position}"
    return f"open {len(waiting)}" if waiting else "tidy"


print(check(input()))
