#include <climits>
#include <iostream>
#include <queue>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    int r, c;
    std::cin >> r >> c;
    const int width = c + 2;
    std::string map(width, '#');  // with a wall around everything
    for (int i = 0; i < r; i++) {
        std::string row;
        std::cin >> row;
        map += '#' + row + '#';
    }
    map += std::string(width, '#');

    auto search = [&](const std::vector<int>& from, const std::vector<int>& before) {
        std::vector<int> minute(map.size(), INT_MAX);
        std::queue<int> queue;
        for (int cell : from) minute[cell] = 0, queue.push(cell);
        for (; !queue.empty(); queue.pop()) {
            int cell = queue.front();
            for (int next : {cell - width, cell - 1, cell + 1, cell + width}) {
                if (map[next] == '#' || minute[next] != INT_MAX || minute[cell] + 1 >= before[next]) continue;
                minute[next] = minute[cell] + 1;
                queue.push(next);
            }
        }
        return minute;
    };

    std::vector<int> leaks, start;
    for (int cell = 0; cell < static_cast<int>(map.size()); cell++) {
        if (map[cell] == '~') leaks.push_back(cell);
        if (map[cell] == 'S') start.push_back(cell);
    }
    const auto water = search(leaks, std::vector<int>(map.size(), INT_MAX));
    const int answer = search(start, water)[map.find('E')];
    if (answer == INT_MAX) std::cout << "trapped\n";
    else std::cout << answer << '\n';
}
