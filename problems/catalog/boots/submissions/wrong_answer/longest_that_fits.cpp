// Gives each child, from the smallest, the longest pair that fits.
class Solution {
public:
    int mostServed(vector<int>& feet, vector<int>& boots, int slack) {
        sort(feet.begin(), feet.end());
        multiset<int> free(boots.begin(), boots.end());
        int served = 0;
        for (int foot : feet) {
            auto next = free.upper_bound(foot + slack);
            if (next == free.begin() || *--next < foot) continue;
            free.erase(next);
            served++;
        }
        return served;
    }
};
