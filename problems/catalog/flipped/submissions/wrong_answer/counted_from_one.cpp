// Counts the bits from 1.
class Solution {
public:
    int flippedBit(vector<int>& sent, vector<int>& received) {
        int left = 0, place = 0;
        for (int number : sent) left ^= number;
        for (int number : received) left ^= number;
        for (; left > 0; left >>= 1) place++;
        return place;
    }
};
