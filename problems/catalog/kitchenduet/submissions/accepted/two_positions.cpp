class Solution {
public:
    vector<vector<int>> together(vector<vector<int>>& first, vector<vector<int>>& second) {
        vector<vector<int>> periods;
        for (size_t i = 0, j = 0; i < first.size() && j < second.size();) {
            int from = max(first[i][0], second[j][0]), to = min(first[i][1], second[j][1]);
            if (from < to) periods.push_back({from, to});
            if (first[i][1] < second[j][1]) i++;
            else j++;
        }
        return periods;
    }
};
