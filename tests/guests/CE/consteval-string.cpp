// Doubles a string while it is compiled.
// compile_ms: 1500

#include <string>
consteval int f() { std::string s = "x"; for (int i = 0; i < 40; i++) s += s; return (int)s.size(); }
int main() { return f(); }
