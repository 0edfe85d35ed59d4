# Asks numpy for a matrix of gigabytes.
# cpu_ms: 2000

import numpy
print(numpy.ones((8000, 8000)).sum())
