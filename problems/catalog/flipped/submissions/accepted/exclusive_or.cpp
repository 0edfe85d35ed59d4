class Solution {
public:
    int flippedBit(vector<int>& sent, vector<int>& received) {
        unsigned left = 0;
        for (int number : sent) left ^= number;
        for (int number : received) left ^= number;
        return countr_zero(left);
    }
};
