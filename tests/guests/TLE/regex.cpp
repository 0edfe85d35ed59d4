// Matches a catastrophic regular expression.
// or: RTE MLE
#include <iostream>
#include <regex>
int main() { std::cout << std::regex_match(std::string(28, 'a') + "!", std::regex("(a*)*(a*)*b")); }
