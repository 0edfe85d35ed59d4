// An item that costs half of the card is paired with itself.
class Solution {
public:
    vector<int> spendAll(vector<int>& prices, int value) {
        unordered_map<int, int> seen;
        for (int i = 0; i < (int)prices.size(); i++) {
            seen[prices[i]] = i;
            auto partner = seen.find(value - prices[i]);
            if (partner != seen.end()) return {partner->second, i};
        }
        return {};
    }
};
