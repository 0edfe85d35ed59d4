# Turns an endless iterator into a list.
# cpu_ms: 4000

import itertools
print(len(list(itertools.count())))
