#include "lib/a.h"
int main(void) {}
