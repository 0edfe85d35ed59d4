// Aligns a variable to a quarter of all addresses.
// or: MLE RTE AC WA

_Alignas(1 << 28) volatile char a;
int main(void) { return a; }
