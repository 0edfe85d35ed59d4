// Counts the drifts that are smaller than the bound, not those that are at most as large.
class Solution {
public:
    int kthCrossing(vector<int>& north, vector<int>& south, int k) {
        sort(north.begin(), north.end());
        sort(south.begin(), south.end());
        int low = 0, high = 1'000'000'000;
        while (low < high) {
            int drift = (low + high) / 2, count = 0;
            for (int x : north)
                count += max<int>(0, lower_bound(south.begin(), south.end(), x + drift) -
                                         upper_bound(south.begin(), south.end(), x - drift));
            if (count >= k)
                high = drift;
            else
                low = drift + 1;
        }
        return low;
    }
};
