# Starts threads that never end.
import threading

def endless():
    while True:
        pass

threads = [threading.Thread(target=endless) for _ in range(1000)]
for thread in threads:
    thread.start()
print(7)
