class Solution {
public:
    bool samePattern(vector<int>& first, vector<int>& second) {
        unordered_map<int, int> to, from;
        for (size_t i = 0; i < first.size(); i++) {
            if (to.emplace(first[i], second[i]).first->second != second[i]) return false;
            if (from.emplace(second[i], first[i]).first->second != first[i]) return false;
        }
        return true;
    }
};
