// Matches a catastrophic regular expression.
// or: TLE
// servers: no
// compile_ms: 20000
#include <iostream>
#include <regex>
int main() { std::cout << std::regex_match(std::string(28, 'a') + "!", std::regex("(a*)*(a*)*b")); }
