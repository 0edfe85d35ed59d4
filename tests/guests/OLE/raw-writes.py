# Writes past the interpreter.
# cpu_ms: 2000

import os
while True:
    os.write(1, b"x" * 1000)
    os.write(2, b"y" * 1000)
