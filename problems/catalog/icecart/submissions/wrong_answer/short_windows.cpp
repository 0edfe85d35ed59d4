// Lets a stretch run beyond the end of the season.
class Solution {
public:
    int bestStart(vector<int>& profit, int days) {
        long long sum = accumulate(profit.begin(), profit.begin() + days, 0LL);
        long long best = sum;
        int start = 0;
        for (int i = 1; i < (int)profit.size(); i++) {
            sum -= profit[i - 1];
            if (i + days - 1 < (int)profit.size()) sum += profit[i + days - 1];
            if (sum > best) {
                best = sum;
                start = i;
            }
        }
        return start;
    }
};
