class Solution {
public:
    int longestColour(string slats, int cans) {
        array<int, 26> count{};
        int left = 0, best = 0;
        for (int right = 0; right < (int)slats.size(); right++) {
            count[slats[right] - 'A']++;
            while (right - left + 1 - *max_element(count.begin(), count.end()) > cans) count[slats[left++] - 'A']--;
            best = max(best, right - left + 1);
        }
        return best;
    }
};
