# Raises an error whose text drives a terminal.

raise ValueError("\x1b[2J\x1b]0;owned\x07\x9b31m\r" * 10)
