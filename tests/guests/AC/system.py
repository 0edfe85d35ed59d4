# Starts programs in every way that Python has.
import os
done = []
ways = {
    "system": lambda: os.system("id"), "popen": lambda: os.popen("id").read(), "fork": lambda: os.fork(),
    "execv": lambda: os.execv("/bin/sh", ["sh"]), "spawn": lambda: os.spawnv(os.P_WAIT, "/bin/sh", ["sh"]),
    "posix_spawn": lambda: os.posix_spawn("/bin/sh", ["sh"], {}), "kill": lambda: os.kill(os.getppid(), 9),
    "pty": lambda: __import__("pty").spawn("/bin/sh"), "pool": lambda: __import__("multiprocessing").Process(target=print).start(),
}
for name, way in ways.items():
    try:
        done.append((name, way()))
    except BaseException:
        pass
print(done or 7)
