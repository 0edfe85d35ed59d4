class Solution {
public:
    string shortestPiece(string ribbon, string beads) {
        array<int, 128> need{};
        for (char bead : beads) need[bead]++;
        int missing = beads.size(), left = 0, start = 0, best = INT_MAX;
        for (int right = 0; right < (int)ribbon.size(); right++) {
            if (need[ribbon[right]]-- > 0) missing--;
            if (missing) continue;
            while (need[ribbon[left]] < 0) need[ribbon[left++]]++;
            if (right - left + 1 < best) {
                best = right - left + 1;
                start = left;
            }
        }
        return best == INT_MAX ? "" : ribbon.substr(start, best);
    }
};
