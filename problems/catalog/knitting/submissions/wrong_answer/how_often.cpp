// Compares only how often the colours occur, not where.
class Solution {
    vector<int> often(const vector<int>& row) {
        unordered_map<int, int> count;
        for (int colour : row) count[colour]++;
        vector<int> sorted;
        for (auto& [colour, times] : count) sorted.push_back(times);
        sort(sorted.begin(), sorted.end());
        return sorted;
    }

public:
    bool samePattern(vector<int>& first, vector<int>& second) { return often(first) == often(second); }
};
