# Pretends that there is no memory.

raise MemoryError("none")
