# Runs bytecode that no compiler made.
# or: TLE
def f():
    pass

f.__code__ = f.__code__.replace(co_code=bytes(range(256)) * 40, co_stacksize=0)
f()
raise SystemExit(3)
