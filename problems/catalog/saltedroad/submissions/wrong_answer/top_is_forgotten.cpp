// Forgets the ice above the last stretch.
class Solution {
public:
    vector<vector<int>> stillIcy(int length, vector<vector<int>>& salted, int least) {
        sort(salted.begin(), salted.end());
        vector<vector<int>> icy;
        int reached = 0;
        for (auto& stretch : salted) {
            if (stretch[0] - reached >= least) icy.push_back({reached, stretch[0]});
            reached = max(reached, stretch[1]);
        }
        return icy;
    }
};
