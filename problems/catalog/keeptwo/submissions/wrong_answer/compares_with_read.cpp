// Compares with the number two places to the left of the one that is read, which may have been overwritten.
class Solution {
public:
    int keepTwo(vector<int>& nums) {
        int kept = 0;
        for (int i = 0; i < (int)nums.size(); i++)
            if (i < 2 || nums[i - 2] != nums[i]) nums[kept++] = nums[i];
        return kept;
    }
};
