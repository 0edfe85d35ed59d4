// Checks the line from its start again for every typed character.
#include <iostream>
#include <string>

int main() {
    std::string line, open;
    std::cin >> line;
    for (size_t typed = 1; typed <= line.size(); typed++) {
        open.clear();
        for (size_t i = 0; i < typed; i++) {
            char c = line[i];
            if (c == '(' || c == '[' || c == '{') {
                open += c == '(' ? ')' : c == '[' ? ']' : '}';
            } else if (c == ')' || c == ']' || c == '}') {
                if (open.empty() || open.back() != c) {
                    std::cout << "wrong " << i + 1 << '\n';
                    return 0;
                }
                open.pop_back();
            }
        }
    }
    if (open.empty()) std::cout << "tidy\n";
    else std::cout << "open " << open.size() << '\n';
}
