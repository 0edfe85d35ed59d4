# Fails in its own hook for failures.

import sys

def hook(*_):
    raise RuntimeError("again")

sys.excepthook = hook
raise ValueError("first")
