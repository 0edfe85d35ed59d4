class Solution {
public:
    int bestStart(vector<int>& profit, int days) {
        int sum = accumulate(profit.begin(), profit.begin() + days, 0);
        int best = sum, start = 0;
        for (int i = days; i < (int)profit.size(); i++) {
            sum += profit[i] - profit[i - days];
            if (sum > best) {
                best = sum;
                start = i - days + 1;
            }
        }
        return start;
    }
};
