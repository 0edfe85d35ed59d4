# Changes the interpreter for the next one, and looks whether the last one did.
import builtins, math, sys
traces = [hasattr(builtins, "mettle_guest"), hasattr(math, "mettle_guest"), sys.getrecursionlimit() == 77777]
builtins.mettle_guest = math.mettle_guest = True
sys.setrecursionlimit(77777)
print(traces if any(traces) else 7)
