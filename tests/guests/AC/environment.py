# Prints what of the host is in the environment and in the interpreter.
import os, platform, sys
odd = {k: v for k, v in os.environ.items() if k not in ("PYTHONTZPATH",)}
odd = odd or [p for p in sys.path if p.startswith(("/home", "/root", "/usr/local/bin"))]
print(odd or 7)
