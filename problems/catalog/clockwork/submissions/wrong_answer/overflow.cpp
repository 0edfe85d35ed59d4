// Multiplies in 32 bits before it takes the remainder.
class Solution {
public:
    int nextParade(vector<int>& turns) {
        vector<unsigned> highest(100001, 1);
        for (int turn : turns) {
            for (int p = 2; p * p <= turn; p++) {
                unsigned power = 1;
                for (; turn % p == 0; turn /= p) power *= p;
                highest[p] = max(highest[p], power);
            }
            if (turn > 1) highest[turn] = max<unsigned>(highest[turn], turn);
        }
        unsigned minutes = 1;
        for (unsigned power : highest) minutes = minutes * power % 1'000'000'007;
        return minutes;
    }
};
