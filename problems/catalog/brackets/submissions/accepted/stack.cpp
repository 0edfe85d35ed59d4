#include <iostream>
#include <string>

int main() {
    std::string line, open;
    std::cin >> line;
    for (size_t i = 0; i < line.size(); i++) {
        switch (line[i]) {
            case '(': open += ')'; break;
            case '[': open += ']'; break;
            case '{': open += '}'; break;
            case ')': case ']': case '}':
                if (open.empty() || open.back() != line[i]) {
                    std::cout << "wrong " << i + 1 << '\n';
                    return 0;
                }
                open.pop_back();
        }
    }
    if (open.empty()) std::cout << "tidy\n";
    else std::cout << "open " << open.size() << '\n';
}
