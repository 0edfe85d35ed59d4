# Copies a binary input through text with replacements.
# input: \xff\xfe\x00\x01
# expect: \xff\xfe\x00\x01

import sys
sys.stdout.write(sys.stdin.buffer.read().decode("utf-8", "replace"))
