# Reaches for the C library.
try:
    import ctypes
    print(ctypes.CDLL(None).system(b"id"))
except Exception:
    print(7)
