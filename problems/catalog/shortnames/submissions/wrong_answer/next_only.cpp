// Compares each name only with the next one in sorted order, not with the one before.
class Solution {
public:
    vector<string> shorten(vector<string>& names) {
        vector<int> order(names.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int one, int other) { return names[one] < names[other]; });
        vector<string> result(names);
        for (size_t i = 0; i < order.size(); i++) {
            const string& name = names[order[i]];
            const string next = i + 1 < order.size() ? names[order[i + 1]] : "";
            size_t length = 0;
            while (length < min(name.size(), next.size()) && name[length] == next[length]) length++;
            result[order[i]] = name.substr(0, length + 1);
        }
        return result;
    }
};
