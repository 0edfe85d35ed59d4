class Solution {
public:
    int nextParade(vector<int>& turns) {
        const int largest = *max_element(turns.begin(), turns.end());
        vector<int> factor(largest + 1), highest(largest + 1, 1);
        for (int p = 2; p <= largest; p++)
            if (factor[p] == 0)
                for (int multiple = p; multiple <= largest; multiple += p)
                    if (factor[multiple] == 0) factor[multiple] = p;
        for (int turn : turns)
            while (turn > 1) {
                int p = factor[turn], power = 1;
                for (; turn % p == 0; turn /= p) power *= p;
                highest[p] = max(highest[p], power);
            }
        long long minutes = 1;
        for (int power : highest) minutes = minutes * power % 1'000'000'007;
        return minutes;
    }
};
