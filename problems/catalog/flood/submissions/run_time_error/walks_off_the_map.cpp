// Does not check the border of the grid; at() throws there.
#include <iostream>
#include <queue>
#include <string>
#include <vector>

int main() {
    int r, c;
    std::cin >> r >> c;
    std::vector<std::string> map(r);
    for (auto& row : map) std::cin >> row;

    const int NEVER = 1 << 30;
    using Minutes = std::vector<std::vector<int>>;
    auto search = [&](char from, const Minutes& before) {
        Minutes minute(r, std::vector<int>(c, NEVER));
        std::queue<std::pair<int, int>> queue;
        for (int i = 0; i < r; i++)
            for (int j = 0; j < c; j++)
                if (map[i][j] == from) minute[i][j] = 0, queue.push({i, j});
        for (; !queue.empty(); queue.pop()) {
            auto [i, j] = queue.front();
            for (auto [di, dj] : {std::pair{-1, 0}, {0, -1}, {0, 1}, {1, 0}}) {
                int ni = i + di, nj = j + dj;
                if (map.at(ni).at(nj) == '#' || minute[ni][nj] != NEVER || minute[i][j] + 1 >= before[ni][nj]) continue;
                minute[ni][nj] = minute[i][j] + 1;
                queue.push({ni, nj});
            }
        }
        return minute;
    };

    const auto mine = search('S', search('~', Minutes(r, std::vector<int>(c, NEVER))));
    int answer = NEVER;
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++)
            if (map[i][j] == 'E') answer = mine[i][j];
    if (answer == NEVER) std::cout << "trapped\n";
    else std::cout << answer << '\n';
}
