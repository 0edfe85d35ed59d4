# Leaves past the interpreter with 4.
# says: exit code 4

import os
print(7, flush=True)
os._exit(4)
