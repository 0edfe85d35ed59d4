# Spins when an object is freed.
class Endless:
    def __del__(self):
        while True:
            pass

Endless()
print(7)
