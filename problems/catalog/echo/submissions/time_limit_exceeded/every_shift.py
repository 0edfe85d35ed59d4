# Lays the text over itself with every shift and looks for the longest run of equal letters.
text = input()
longest, start = 0, 0
for shift in range(1, len(text)):
    run = 0
    for end, (a, b) in enumerate(zip(text, text[shift:]), 1):
        run = run + 1 if a == b else 0
        if run > longest or (run == longest and end - run + 1 < start):
            longest, start = run, end - run + 1
print(*[longest, start] if longest else [0])
