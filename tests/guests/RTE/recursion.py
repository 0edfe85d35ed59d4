# Recurses without end.
# says: RecursionError

def f():
    return f()

f()
