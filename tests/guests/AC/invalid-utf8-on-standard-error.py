# Writes every byte there is to standard error.
import sys
sys.stderr.buffer.write(bytes(range(256)) * 100)
print(7)
