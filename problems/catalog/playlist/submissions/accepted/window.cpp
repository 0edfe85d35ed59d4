class Solution {
public:
    int longestFresh(string songs) {
        array<int, 128> next_free{};
        int left = 0, best = 0;
        for (int i = 0; i < (int)songs.size(); i++) {
            left = max(left, next_free[songs[i]]);
            next_free[songs[i]] = i + 1;
            best = max(best, i - left + 1);
        }
        return best;
    }
};
