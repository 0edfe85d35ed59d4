# Reads files of the host in every way that Python has.
import glob, os, pathlib, io
found = []
for path in ["/etc/passwd", "/proc/self/environ", "/proc/self/maps", "/proc/1/cmdline", "/dev/zero", "../../etc/passwd", "/tmp/../etc/hostname", b"/etc/shadow"]:
    for read in (lambda p: open(p, "rb").read(20), lambda p: io.FileIO(p).read(20), lambda p: os.read(os.open(p, os.O_RDONLY), 20), lambda p: os.listdir(p), lambda p: os.stat(p)):
        try:
            found.append((path, read(path)))
        except Exception:
            pass
found += glob.glob("/etc/*") + glob.glob("/home/*") + glob.glob("/proc/*") + glob.glob("/root/*")
print(found or 7)
