class Solution {
public:
    bool inOneRow(vector<vector<int>>& trees) {
        const auto& a = trees[0];
        long long x = 0, y = 0;
        for (const auto& tree : trees) {
            long long u = tree[0] - a[0], v = tree[1] - a[1];
            if (x * v != y * u) return false;
            if (u != 0 || v != 0) x = u, y = v;
        }
        return true;
    }
};
