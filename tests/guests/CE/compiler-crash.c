// Tells the compiler to crash.
// or: WA

#pragma clang __debug crash
int main(void) {}
