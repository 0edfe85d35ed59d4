# Closes standard output and prints.

import sys
sys.stdout.close()
print(7)
