// Tells the compiler to fail a check.
// or: WA

#pragma clang __debug assert
int main(void) {}
