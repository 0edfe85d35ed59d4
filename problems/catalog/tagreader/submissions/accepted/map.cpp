class Solution {
public:
    int closestRepeat(vector<int>& tags) {
        unordered_map<int, int> last;
        int best = -1;
        for (int i = 0; i < (int)tags.size(); i++) {
            auto known = last.find(tags[i]);
            if (known != last.end() && (best < 0 || i - known->second < best)) best = i - known->second;
            last[tags[i]] = i;
        }
        return best;
    }
};
