// Mirrors the right half, but keeps the kinds.
class Solution {
public:
    bool isValley(int folds, int place) {
        int middle = 1 << (folds - 1);
        if (place == middle) return true;
        if (place < middle) return isValley(folds - 1, place);
        return isValley(folds - 1, 2 * middle - place);
    }
};
