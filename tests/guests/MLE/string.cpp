// Doubles a string for ever.
// cpu_ms: 2000

#include <string>
int main() { std::string s = "x"; for (;;) s += s; }
