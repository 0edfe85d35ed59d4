class Solution {
public:
    int mostServed(vector<int>& feet, vector<int>& boots, int slack) {
        sort(feet.begin(), feet.end());
        sort(boots.begin(), boots.end());
        int served = 0;
        for (size_t i = 0, j = 0; i < feet.size() && j < boots.size();) {
            if (boots[j] < feet[i]) {
                j++;
            } else if (boots[j] - feet[i] > slack) {
                i++;
            } else {
                served++;
                i++;
                j++;
            }
        }
        return served;
    }
};
