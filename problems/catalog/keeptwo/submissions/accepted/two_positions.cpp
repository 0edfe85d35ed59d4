class Solution {
public:
    int keepTwo(vector<int>& nums) {
        int kept = 0;
        for (int value : nums)
            if (kept < 2 || nums[kept - 2] != value) nums[kept++] = value;
        return kept;
    }
};
