// See immintrin.h.
#include <immintrin.h>
