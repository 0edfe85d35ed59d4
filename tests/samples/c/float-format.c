#include <stdio.h>

int main(void)
{
    printf("%.2f\n%.6f\n%.10f\n%.6f\n%.2f\n%g\n", 1.0 / 3, 1.0 / 3, 3.14159265358979, 2.5, 1e6, -0.125);
}
