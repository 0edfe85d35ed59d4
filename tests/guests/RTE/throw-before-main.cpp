// Throws before main.

struct Throws { Throws() { throw 1; } } throws;
int main() {}
