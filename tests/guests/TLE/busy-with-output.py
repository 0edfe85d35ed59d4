# Prints a little all the time.
while True:
    sum(range(100000))
    print(end=' ', flush=True)
