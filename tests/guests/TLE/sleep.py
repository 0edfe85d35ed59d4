# Sleeps for an hour.
# says: wall time

import time
time.sleep(3600)
print(7)
