// Tells the compiler to overflow its stack.
// or: WA

#pragma clang __debug overflow_stack
int main(void) {}
