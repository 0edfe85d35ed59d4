# Walks through every folder from the root and reports what is no part of Python.
# cpu_ms: 3000
import os
odd = []
for folder, folders, files in os.walk("/"):
    if not folder.startswith(("/usr", "/lib", "/w", "/tmp", "/mettle", "/python")):
        odd += [os.path.join(folder, name) for name in files]
print(odd[:20] or 7)
