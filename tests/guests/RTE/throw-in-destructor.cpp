// Throws in a destructor while an exception is under way.

struct Throws { ~Throws() noexcept(false) { throw 2; } };
int main() { try { Throws a; throw 1; } catch (...) {} }
