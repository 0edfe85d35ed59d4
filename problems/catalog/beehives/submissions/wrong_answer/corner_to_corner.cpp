// Crosses from the first square of the first row to the last one of the last row.
class Solution {
public:
    int safestCrossing(vector<string>& garden) {
        int rows = garden.size(), columns = garden[0].size();
        vector<vector<int>> away(rows, vector<int>(columns, -1));
        vector<pair<int, int>> queue;
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                if (garden[r][c] == '#') {
                    away[r][c] = 0;
                    queue.push_back({r, c});
                }
        const vector<pair<int, int>> steps = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        auto inside = [&](int r, int c) { return r >= 0 && r < rows && c >= 0 && c < columns; };
        for (size_t i = 0; i < queue.size(); i++) {
            auto [r, c] = queue[i];
            for (auto [dr, dc] : steps)
                if (inside(r + dr, c + dc) && away[r + dr][c + dc] < 0) {
                    away[r + dr][c + dc] = away[r][c] + 1;
                    queue.push_back({r + dr, c + dc});
                }
        }
        vector<vector<bool>> seen(rows, vector<bool>(columns));
        priority_queue<tuple<int, int, int>> open;
        open.push({away[0][0], 0, 0});
        seen[0][0] = true;
        while (true) {
            auto [safety, r, c] = open.top();
            open.pop();
            if (r == rows - 1 && c == columns - 1) return safety;
            for (auto [dr, dc] : steps)
                if (inside(r + dr, c + dc) && !seen[r + dr][c + dc]) {
                    seen[r + dr][c + dc] = true;
                    open.push({min(safety, away[r + dr][c + dc]), r + dr, c + dc});
                }
        }
    }
};
