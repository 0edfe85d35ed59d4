// Throws out of a function that promised not to.

void f() noexcept { throw 1; }
int main() { try { f(); } catch (...) {} }
