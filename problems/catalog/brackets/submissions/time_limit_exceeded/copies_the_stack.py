# Makes a new list for every change of the stack.
PARTNER = {"(": ")", "[": "]", "{": "}"}


def check(line):
    waiting = []
    for position, char in enumerate(line, 1):
        if char in PARTNER:
            waiting = waiting + [PARTNER[char]]
        elif char in ")]}":
            if not waiting or waiting[-1] != char:
                return f"wrong {position}"
            waiting = waiting[:-1]
    return f"open {len(waiting)}" if waiting else "tidy"


print(check(input()))
