# Expects random numbers to be those of everyone.
# cpu_ms: 2000
import os, random, secrets, uuid
print(7 if os.urandom(4) != bytes(4) and random.random() != random.random() and secrets.randbits(64) and uuid.uuid4() else 0)
