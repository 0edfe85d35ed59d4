// Tells the compiler to give up.
// or: WA

#pragma clang __debug llvm_fatal_error
int main(void) {}
