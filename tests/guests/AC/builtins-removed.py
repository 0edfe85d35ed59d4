# Removes and replaces what the interpreter needs to end.
# or: RTE
import builtins, os, sys, atexit, threading
write = os.write
write(1, b"7\n")
for module in list(sys.modules.values()):
    if module in (os, sys, builtins):
        continue
    try:
        module.__dict__.clear()
    except Exception:
        pass
