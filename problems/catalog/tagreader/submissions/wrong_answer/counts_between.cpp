// Counts the readings in between instead of the distance.
class Solution {
public:
    int closestRepeat(vector<int>& tags) {
        unordered_map<int, int> last;
        int best = -1;
        for (int i = 0; i < (int)tags.size(); i++) {
            auto known = last.find(tags[i]);
            if (known != last.end() && (best < 0 || i - known->second - 1 < best)) best = i - known->second - 1;
            last[tags[i]] = i;
        }
        return best;
    }
};
