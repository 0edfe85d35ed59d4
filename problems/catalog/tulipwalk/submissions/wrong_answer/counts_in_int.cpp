// Counts in 32 bits.
class Solution {
    unsigned atMost(const vector<int>& beds, int kinds) {
        unordered_map<int, int> count;
        unsigned walks = 0;
        int left = 0;
        for (int right = 0; right < (int)beds.size(); right++) {
            count[beds[right]]++;
            while ((int)count.size() > kinds) {
                auto gone = count.find(beds[left++]);
                if (--gone->second == 0) count.erase(gone);
            }
            walks += right - left + 1;
        }
        return walks;
    }

public:
    long long countWalks(vector<int>& beds, int kinds) { return (int)(atMost(beds, kinds) - atMost(beds, kinds - 1)); }
};
