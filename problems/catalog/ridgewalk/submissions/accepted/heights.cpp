class Solution {
public:
    int countStages(vector<int>& climbs, int target) {
        unordered_map<int, int> places{{0, 1}};
        int height = 0, stages = 0;
        for (int climb : climbs) {
            height += climb;
            auto begins = places.find(height - target);
            if (begins != places.end()) stages += begins->second;
            places[height]++;
        }
        return stages;
    }
};
