// Starts with nothing at every repetition.
class Solution {
public:
    int longestFresh(string songs) {
        set<char> window;
        size_t best = 0;
        for (char song : songs) {
            if (!window.insert(song).second) window = {song};
            best = max(best, window.size());
        }
        return best;
    }
};
