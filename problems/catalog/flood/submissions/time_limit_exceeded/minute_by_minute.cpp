// Redraws the whole cellar every minute.
#include <iostream>
#include <string>
#include <vector>

int main() {
    int r, c;
    std::cin >> r >> c;
    const int width = c + 2;
    std::string map(width, '#');
    for (int i = 0; i < r; i++) {
        std::string row;
        std::cin >> row;
        map += '#' + row + '#';
    }
    map += std::string(width, '#');
    const size_t end = map.find('E');
    map[end] = '.';

    auto near = [&](size_t cell, char what) {
        return map[cell - width] == what || map[cell - 1] == what || map[cell + 1] == what || map[cell + width] == what;
    };
    for (int minute = 1;; minute++) {
        std::string next = map;
        bool moved = false;
        for (size_t cell = width; cell + width < map.size(); cell++) {
            if (map[cell] == '#' || map[cell] == '~') continue;
            if (near(cell, '~')) next[cell] = '~', moved = true;
            else if (map[cell] == '.' && near(cell, 'S')) next[cell] = 'S', moved = true;
        }
        map = next;
        if (map[end] == 'S') {
            std::cout << minute << '\n';
            return 0;
        }
        if (!moved) break;
    }
    std::cout << "trapped\n";
}
