class Solution {
    bool mirrored(const string& letters, int left, int right) {
        for (; left < right; left++, right--)
            if (letters[left] != letters[right]) return false;
        return true;
    }

public:
    bool readsBothWays(string letters) {
        int left = 0, right = (int)letters.size() - 1;
        for (; left < right; left++, right--)
            if (letters[left] != letters[right])
                return mirrored(letters, left + 1, right) || mirrored(letters, left, right - 1);
        return true;
    }
};
