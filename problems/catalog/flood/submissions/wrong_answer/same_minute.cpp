// Thinks a cell may be entered in the very minute in which the water comes.
#include <climits>
#include <iostream>
#include <queue>
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

    auto search = [&](char from, const std::vector<int>& until) {
        std::vector<int> minute(map.size(), INT_MAX);
        std::queue<int> queue;
        for (size_t cell = 0; cell < map.size(); cell++)
            if (map[cell] == from) minute[cell] = 0, queue.push(cell);
        for (; !queue.empty(); queue.pop()) {
            int cell = queue.front();
            for (int next : {cell - width, cell - 1, cell + 1, cell + width}) {
                if (map[next] == '#' || minute[next] != INT_MAX || minute[cell] + 1 > until[next]) continue;
                minute[next] = minute[cell] + 1;
                queue.push(next);
            }
        }
        return minute;
    };

    const auto water = search('~', std::vector<int>(map.size(), INT_MAX));
    const int answer = search('S', water)[map.find('E')];
    if (answer == INT_MAX) std::cout << "trapped\n";
    else std::cout << answer << '\n';
}
