class Solution {
public:
    vector<int> spendAll(vector<int>& prices, int value) {
        unordered_map<int, int> seen;
        for (int i = 0; i < (int)prices.size(); i++) {
            auto partner = seen.find(value - prices[i]);
            if (partner != seen.end()) return {partner->second, i};
            seen[prices[i]] = i;
        }
        return {};
    }
};
