# Closes and duplicates descriptors until little is left.
import os
for fd in range(3, 600):
    try:
        os.close(fd)
    except OSError:
        pass
for fd in range(3, 600):
    try:
        os.dup2(1, fd)
    except (OSError, AttributeError):
        pass
print(7)
