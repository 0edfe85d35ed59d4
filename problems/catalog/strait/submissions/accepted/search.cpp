class Solution {
public:
    int kthCrossing(vector<int>& north, vector<int>& south, int k) {
        sort(north.begin(), north.end());
        sort(south.begin(), south.end());
        int low = 0, high = 1'000'000'000;
        while (low < high) {
            int drift = (low + high) / 2, count = 0;
            size_t first = 0, behind = 0;
            for (int x : north) {
                while (first < south.size() && south[first] < x - drift) first++;
                while (behind < south.size() && south[behind] <= x + drift) behind++;
                count += behind - first;
            }
            if (count >= k)
                high = drift;
            else
                low = drift + 1;
        }
        return low;
    }
};
