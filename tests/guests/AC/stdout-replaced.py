# Replaces standard output by an object that fails when it is flushed.
# or: RTE
import os, sys

class Bad:
    closed = False
    def write(self, text): os.write(1, text.encode())
    def flush(self): raise RuntimeError("no")

sys.stdout = Bad()
print(7)
