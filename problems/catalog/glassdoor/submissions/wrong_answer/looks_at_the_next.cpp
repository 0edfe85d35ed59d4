// Decides by the next letter alone which one of an unequal pair goes.
class Solution {
public:
    bool readsBothWays(string letters) {
        int left = 0, right = (int)letters.size() - 1;
        bool removed = false;
        while (left < right) {
            if (letters[left] == letters[right]) {
                left++;
                right--;
                continue;
            }
            if (removed) return false;
            removed = true;
            if (letters[left + 1] == letters[right]) left++;
            else right--;
        }
        return true;
    }
};
