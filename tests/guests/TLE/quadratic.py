# Adds to the front of a list, far too often.
a = []
for i in range(10**9):
    a.insert(0, i % 7)
    if len(a) > 100000:
        a.pop()
