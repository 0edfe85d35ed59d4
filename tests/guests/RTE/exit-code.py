# Prints the right answer and exits with 3.
# says: exit code 3

import sys
print(7)
sys.exit(3)
