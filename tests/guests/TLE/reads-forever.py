# Waits for a line that never comes.

import sys
while sys.stdin.readline() != "go\n":
    pass
print(7)
