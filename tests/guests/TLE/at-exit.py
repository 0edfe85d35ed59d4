# Prints the right answer, then spins when the interpreter ends.
import atexit

def endless():
    while True:
        pass

atexit.register(endless)
print(7, flush=True)
