// A tower stops only one beam.
class Solution {
public:
    vector<int> firstHit(vector<int>& heights) {
        vector<int> lengths(heights.size()), flying;
        for (int i = 0; i < (int)heights.size(); i++) {
            if (!flying.empty() && heights[flying.back()] <= heights[i]) {
                lengths[flying.back()] = i - flying.back();
                flying.pop_back();
            }
            flying.push_back(i);
        }
        return lengths;
    }
};
