# Aborts the interpreter.

import os
os.abort()
