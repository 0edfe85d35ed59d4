// Prints no number where one is compared with a tolerance.
// compare: float_tolerance 1e9

#include <math.h>
#include <stdio.h>
int main(void) { printf("%f\n", NAN); }
